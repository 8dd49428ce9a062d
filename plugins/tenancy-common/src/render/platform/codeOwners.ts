import { Profile } from '../../profile/schema';
import { RenderedFile } from '../types';

/**
 * Who reviews what. Forges read `CODEOWNERS` at the root only; the one in `bootstrap/` stands with what it starts, for
 * people who read that folder, and says the same.
 */
export function codeOwners(profile: Profile): RenderedFile[] {
  const owners = (profile.spec.gitops.reviewers ?? ['@platform']).join(' ');
  const paths = [
    '*',
    '/CODEOWNERS',
    '/socle.yaml',
    '/bootstrap/',
    '/platform/',
    '/tenants/',
    '/tenants/*/tenant.yaml',
  ];
  const content = [
    '# Who reviews what. The last line that fits counts.',
    ...paths.map(path => `${path.padEnd(27)} ${owners}`),
    '',
  ].join('\n');
  return [
    { path: 'CODEOWNERS', content },
    { path: 'bootstrap/CODEOWNERS', content },
  ];
}
