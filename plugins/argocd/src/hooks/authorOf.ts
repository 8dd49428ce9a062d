/**
 * The person in an author as Git writes one: `Inès Moreau <ines@example.com>`. Their address is for nobody on a page; one
 * without a name keeps what stands before the `@`.
 */
export function authorOf(author: string): string {
  const [, name, address] = /^([^<]*)<([^<>]*)>\s*$/.exec(author) ?? [];
  if (address === undefined) {
    return author.trim();
  }
  return name.trim() || address.split('@')[0];
}
