import { Finding } from '@socle/plugin-platform-common/documents';

/**
 * The objective that somebody wishes for. The body of `POST …/objectives/:environment/proposal`, and of the same with
 * `/preview`.
 *
 * @public
 */
export interface ObjectiveDraft {
  indicator: 'availability' | 'latency';
  /** How many of 100 requests are to be good: 99.9. */
  target: number;
  window: '28d' | '30d';
  /** For latency: how long a request may take, as `500ms`. */
  threshold?: string;
}

/**
 * A file of a proposal.
 *
 * @public
 */
export interface ObjectiveFile {
  /** From the root of the repository. */
  path: string;
  /** As it is; unset where there is none. */
  before?: string;
  /** As it is to be. */
  after: string;
}

/**
 * What a proposal would write: `POST …/objectives/:environment/proposal/preview`. Nothing is written.
 *
 * @public
 */
export interface ObjectiveProposalPreview {
  /** For people: `payments/checkout on forge.example.com`. */
  repository: string;
  /** The branch that the pull request is to go to. */
  branch: string;
  /** None where a finding is an error. */
  files: ObjectiveFile[];
  /** An error stops it. */
  findings: Finding[];
  /** The request that is open already. */
  request?: ObjectiveRequest;
}

/** @public */
export interface ObjectiveRequest {
  number: number;
  url: string;
  branch: string;
  title: string;
}

/**
 * 201 where the request is there, 409 where a finding stops it, or a branch that is in the way: there are no errors among the
 * findings then.
 *
 * @public
 */
export type ObjectiveProposalAnswer =
  | { accepted: true; request: ObjectiveRequest; findings: Finding[] }
  | { accepted: false; message: string; findings: Finding[] };
