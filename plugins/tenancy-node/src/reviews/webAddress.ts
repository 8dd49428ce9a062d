/** A page that a check names, where it is one: whoever reports a check writes what they like. */
export function webAddress(url: string | null | undefined): { url?: string } {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? { url }
    : {};
}
