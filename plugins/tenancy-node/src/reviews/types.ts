import { ChangeReview } from '@socle/plugin-tenancy-common';

/**
 * How the open requests of one repository stand. An implementation is all that a forge needs. Limits and errors are those of
 * `RepositoryForge`.
 *
 * @public
 */
export interface ReviewForge {
  review(request: {
    number: number;
    headCommit: string;
  }): Promise<ChangeReview>;
}
