import { Section } from './types';

/** The part of the form that a field belongs to: the path is one of findings, `spec.environments[0].size`. */
export function sectionOf(path: string | undefined): Section {
  if (path && /\btraffic\b/.test(path)) {
    return 'connections';
  }
  return path?.startsWith('spec.environments') ? 'environments' : 'tenant';
}
