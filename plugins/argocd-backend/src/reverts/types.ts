import { ActionRefusal } from '@socle/plugin-argocd-common';
import { FileChange } from '@socle/plugin-tenancy-node';

/** A file that a revert changes, with both of its texts; an empty one is not there. */
export interface RevertedText {
  path: string;
  before: string;
  after: string;
  change: FileChange;
}

/** Why there is nothing to propose, in the words of `@socle/plugin-argocd-common`. */
export class RevertRefused extends Error {
  readonly name = 'RevertRefused';
  readonly refusal: ActionRefusal;

  constructor(
    code: ActionRefusal['code'],
    parameters: ActionRefusal['parameters'] = {},
  ) {
    super(code);
    this.refusal = { code, parameters };
  }
}
