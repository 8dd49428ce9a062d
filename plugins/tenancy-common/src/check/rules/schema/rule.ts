import { RuleDescription } from '../../types';

/** Said while files are read: see `yaml/validate.ts`. */
export const schema: RuleDescription = {
  id: 'schema',
  title: 'Fields are those of the format',
  description:
    'Each field of `tenant.yaml`, `socle.yaml` and `services/*.yaml` is one that the format has, with a value that it allows; a field that is not listed in the reference is refused, because a misspelt one would be lost in silence.',
  severity: 'error',
};
