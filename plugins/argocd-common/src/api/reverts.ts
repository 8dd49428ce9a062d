import { ActionRefusal } from '../actions/refusalOf';
import { StateDiff } from '../diff/diffStates';

/**
 * The body of `POST …/revert`.
 *
 * @public
 */
export interface RevertRequestBody {
  /** The deployment's `id` in the history. */
  id: number;
}

/**
 * What a revert would change in Git: `GET …/revert?id=3`. 409 with a `RevertAnswer` where there is none.
 *
 * @public
 */
export interface RevertPreview {
  /** For people: `payments/checkout on forge.example.com`. */
  repository: string;
  /** The branch that the request goes to. */
  branch: string;
  /** The folder that goes back; the file that names the revision, where the Application follows one by name. */
  path: string;
  /** The commit that it goes back to, or the revision that it names again. */
  revision: string;
  /** Whether only a name of a revision changes. */
  isPin: boolean;
  files: RevertedFile[];
  /** The request that is open already. */
  request?: RevertRequest;
}

/**
 * One file of a revert, from what it is to what it was.
 *
 * @public
 */
export interface RevertedFile extends Pick<
  StateDiff,
  'added' | 'removed' | 'hunks' | 'tooLarge'
> {
  /** From the root of the repository. */
  path: string;
  kind: 'added' | 'changed' | 'removed';
}

/**
 * The pull request of a revert.
 *
 * @public
 */
export interface RevertRequest {
  number: number;
  url: string;
  /** `socle/revert/<application>` */
  branch: string;
  title: string;
  state: 'open' | 'merged' | 'closed';
}

/**
 * What comes of `POST …/revert`: 201 where the request is there, 409 where there is nothing to propose, and why.
 *
 * @public
 */
export type RevertAnswer =
  | {
      accepted: true;
      request: RevertRequest;
      /** Paths that were written now; none where all of it was there. */
      written: string[];
    }
  | { accepted: false; refusal: ActionRefusal };
