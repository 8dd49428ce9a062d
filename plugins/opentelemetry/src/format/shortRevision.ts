/** A commit as people name it; versions and what else a revision may be stay as they are. */
export function shortRevision(revision: string): string {
  return /^(?:[\da-f]{40}|[\da-f]{64})$/.test(revision)
    ? revision.slice(0, 7)
    : revision;
}
