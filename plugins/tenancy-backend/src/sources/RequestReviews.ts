import { ChangeReview } from '@socle/plugin-tenancy-common';
import { ChangeRequest } from '@socle/plugin-tenancy-node';

/** How open change requests stand. */
export interface RequestReviews {
  review(
    request: Pick<ChangeRequest, 'number' | 'headCommit'>,
  ): Promise<ChangeReview>;
}
