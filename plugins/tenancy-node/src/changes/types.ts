import { ChangeRequestKind, RenderedFile } from '@socle/plugin-tenancy-common';
import { CommitAuthor } from '../forges';

/**
 * A change request that Socle opened on the GitOps repository: branch `socle/<kind>/<tenant>`.
 *
 * @public
 */
export interface ChangeRequest {
  number: number;
  url: string;
  branch: string;
  kind: ChangeRequestKind;
  tenant: string;
  title: string;
  state: 'open' | 'merged' | 'closed';
  /** Entity reference of the person, from the trailer; unset where somebody removed it. */
  requestedBy?: string;
  /** ISO 8601, as all times here. */
  createdAt: string;
  updatedAt: string;
  mergedAt?: string;
  headCommit: string;
}

/**
 * The GitOps repository at the commit that a change is built on.
 *
 * @public
 */
export interface ChangeBase {
  commit: string;
  /** `socle.yaml`. */
  profile?: string;
  /** `tenants/<tenant>/tenant.yaml`; unset where there is no such tenant. */
  tenant?: string;
  /** A file's text at this commit or at another one; undefined where there is none. */
  read(path: string, commit?: string): Promise<string | undefined>;
}

/**
 * What a change is, on one base.
 *
 * @public
 */
export interface RenderedChange {
  title: string;
  /** Markdown, for the request. Trailers are added. */
  body: string;
  /** Files of `tenants/<tenant>/` as they are to be. */
  files: RenderedFile[];
  /** Paths that are to go. */
  removed: string[];
}

/**
 * A change that somebody asks for.
 *
 * @public
 */
export interface ProposedChange {
  kind: ChangeRequestKind;
  tenant: string;
  /** Entity reference of the person who asks: `user:default/ines.moreau`. */
  requestedBy: string;
  /** The person, as the author of the commit; the portal's account where unset. */
  author?: CommitAuthor;
  /** What asks: the scaffolder's task. The same task finds its own request again, also when it is merged. */
  task: string;
  /**
   * Renders the change on a base. Called again when the base has moved; what it throws, the caller of `propose` gets.
   */
  render(base: ChangeBase): Promise<RenderedChange>;
}

/**
 * What came of proposing.
 *
 * @public
 */
export interface Proposal {
  /** Unset in a dry run that finds no request. */
  request?: ChangeRequest;
  /** The commit of the base branch that the change is built on. */
  base: string;
  /** The change as it was rendered on that base; unset where this task's request is merged already. */
  rendered?: RenderedChange;
  /** Paths that the request's branch gets now; none where all was there. */
  written: string[];
  /** Paths that stay as a person left them on the branch. */
  kept: string[];
}

/**
 * Proposes changes of tenants as pull requests on the GitOps repository.
 *
 * @public
 */
export interface ChangesService {
  /** The platform's requests, open ones first, then the newest; closed and merged ones as far as they are recent. */
  list(options?: {
    state?: ChangeRequest['state'];
    /** Asks the forge also where it told within seconds: for who knows that there is more. */
    fresh?: boolean;
  }): Promise<ChangeRequest[]>;
  /** A tenant's requests, in the same order. */
  get(tenant: string): Promise<ChangeRequest[]>;
  /**
   * Brings a change to its branch and opens or updates its pull request. Calling it again, after whichever failure, brings
   * what is missing; nothing is written by force, and commits of people are kept.
   *
   * Throws `ConflictError` where the name is taken, by a tenant or by somebody else's request, and where a person changed
   * what the change is about; `NotFoundError` where there is no such tenant; errors of the forge as they are.
   */
  propose(
    change: ProposedChange,
    options?: {
      /** Only reads. */
      dryRun?: boolean;
      signal?: AbortSignal;
    },
  ): Promise<Proposal>;
}
