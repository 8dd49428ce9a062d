/** The parts of an image's name. */
export interface ImageName {
  /** With the registry, where it is named. */
  name: string;
  tag?: string;
  digest?: string;
}

const imagePattern =
  /^(?<name>[^@\s]+?)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>[a-z0-9+._-]+:[0-9a-f]{32,}))?$/i;

/**
 * Takes an image's name apart; undefined where it is none. The colon of a port is not taken for a tag's.
 *
 * Source: distribution/reference, `regexp.go`.
 */
export function parseImage(text: string): ImageName | undefined {
  const parts = text.length > 1_000 ? undefined : imagePattern.exec(text);
  if (!parts?.groups) {
    return undefined;
  }
  const { name, tag, digest } = parts.groups;
  // host:5000/image has no tag: the text behind the colon goes on with a slash, which no tag holds.
  return { name, ...(tag && { tag }), ...(digest && { digest }) };
}
