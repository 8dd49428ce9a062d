import { RuleDescription } from '../../types';

/** Said while files are read: see `tree/unreadFile.ts`. */
export const file: RuleDescription = {
  id: 'file',
  title: 'Every file can be read',
  description:
    'What cannot be read cannot be judged, so it is an error: a link to a file or folder that leads out of its tree (which is never followed), a file larger than 1 MiB, one that is no text in UTF-8, one that its system refuses to give, or one that lies in more than a hundred folders, one in the other. A tree with more than a thousand findings ends with a finding of this rule.',
  severity: 'error',
};
