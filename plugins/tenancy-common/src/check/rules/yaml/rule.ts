import { RuleDescription } from '../../types';

/** Said while files are read: see `yaml/readYaml.ts` and `tree/readManifests.ts`. */
export const yaml: RuleDescription = {
  id: 'yaml',
  title: 'YAML means the same to every reader',
  description:
    'Kubernetes, Argo CD and editors read YAML with different libraries. Refused is what they do not read alike, and what can grow without bound: anchors, aliases and merge keys, a key twice, tags in `tenant.yaml`, `socle.yaml` and `services/*.yaml`, nesting without end. Those three files hold one document each; manifests may hold several.',
  severity: 'error',
};
