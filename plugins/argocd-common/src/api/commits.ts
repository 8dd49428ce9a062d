/**
 * What is told of a revision: a commit of Git, or a version of a chart. It never changes.
 *
 * @public
 */
export interface RevisionInfo {
  author?: string;
  /** When the commit was made, ISO 8601. */
  date?: string;
  /** The first line of the commit's message, or the chart's description. */
  subject?: string;
  /** The whole message, where it has more than one line. */
  message?: string;
  /** Where a signature was checked: what Argo CD says of it. */
  signature?: string;
}
