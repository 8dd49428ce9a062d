/** The parts of an image's name. */
export interface ImageName {
  /** As it is written, with the registry where it is named. */
  name: string;
  /** With its registry: what is pulled. `docker.io/library/nginx` of `nginx`. */
  fullName: string;
  tag?: string;
  digest?: string;
}

/* Repetition is bounded by what stands between: no two parts of these patterns can match the same characters. */
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern =
  /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$/;
const labelPattern = /^(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])$/;
const partPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const MAX_NAME = 255;

/**
 * Takes an image's name apart; undefined where it is none: container runtimes then refuse it. The colon of a port is not
 * taken for a tag's.
 *
 * Source: distribution/reference, `regexp.go`, and `normalize.go` for what a name without a registry means.
 */
export function parseImage(text: string): ImageName | undefined {
  if (text.length > 1_000) {
    return undefined;
  }
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  // host:5000/image has no tag: the text behind the colon goes on with a slash, which no tag holds.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const fullName = fullNameOf(name);
  if (
    fullName === undefined ||
    (tag !== undefined && !tagPattern.test(tag)) ||
    (digest !== undefined && !digestPattern.test(digest))
  ) {
    return undefined;
  }
  return { name, fullName, ...(tag && { tag }), ...(digest && { digest }) };
}

function fullNameOf(name: string): string | undefined {
  const [first, ...rest] = name.split('/');
  const isRegistry =
    rest.length > 0 &&
    (/[.:]/.test(first) ||
      first === 'localhost' ||
      first !== first.toLowerCase());
  const path = isRegistry ? rest : [first, ...rest];
  if (
    (isRegistry && !isRegistryName(first)) ||
    path.some(part => !partPattern.test(part)) ||
    path.join('/').length > MAX_NAME
  ) {
    return undefined;
  }
  const registry =
    isRegistry && first !== 'index.docker.io' ? first : 'docker.io';
  const familiar = registry === 'docker.io' && path.length === 1;
  return [registry, ...(familiar ? ['library'] : []), ...path].join('/');
}

function isRegistryName(text: string): boolean {
  const host = text.replace(/:\d+$/, '');
  return (
    /^\[[0-9A-Fa-f:]+\]$/.test(host) ||
    host.split('.').every(label => labelPattern.test(label))
  );
}
