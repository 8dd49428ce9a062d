/** `dev`, `dev and prod`, `dev, staging and prod`. */
export function listOf(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1
    ? `${items.slice(0, -1).join(', ')} and ${last}`
    : last;
}

/** `from a to b`. */
export function replaced(before: string, after: string): string {
  return `from ${before} to ${after}`;
}

/** What comes and what goes. */
export function setDifference(
  before: readonly string[] = [],
  after: readonly string[] = [],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter(item => !before.includes(item)),
    removed: before.filter(item => !after.includes(item)),
  };
}
