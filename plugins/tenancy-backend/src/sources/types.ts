import { ChangeReview, ChangeSummary } from '@socle/plugin-tenancy-common';

/** A change request as `changesServiceRef` tells of it, as far as it is read here. */
export interface ChangeRequest extends ChangeSummary {
  tenant: string;
  /** The commit of its branch. */
  headCommit: string;
}

/** The change requests of the platform: what is read of `ChangesService`. */
export interface ChangeRequests {
  /** Open ones first, then the newest. */
  list(options?: {
    state?: ChangeRequest['state'];
    fresh?: boolean;
  }): Promise<ChangeRequest[]>;
  /** Those of one tenant, in the same order. */
  get(tenant: string): Promise<ChangeRequest[]>;
}

/** Files of the platform's repository, merged or not. */
export interface RepositoryFiles {
  /** Undefined where there is no such file. */
  read(commit: string, path: string): Promise<string | undefined>;
}

/** How open change requests stand. */
export interface RequestReviews {
  review(
    request: Pick<ChangeRequest, 'number' | 'headCommit'>,
  ): Promise<ChangeReview>;
}
