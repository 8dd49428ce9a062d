import { ApplicationSummary } from '../projection/applicationSummary';

/**
 * What people call the version of something that is deployed.
 *
 * @public
 */
export interface DeployedVersion {
  /** `1.4.2`, `chart 3.0.1`'s `3.0.1`, `a1b2c3d`. */
  label: string;
  kind: 'image' | 'chart' | 'revision';
}

/**
 * The version of an Application: the tag of its own image, where it is told which that is; a chart's version; or else the
 * first revision, cut as Git cuts commits. A dash where nothing is known.
 *
 * @public
 */
export function versionOf(
  application: Pick<
    ApplicationSummary,
    'name' | 'images' | 'sources' | 'revisions' | 'deployed'
  >,
): DeployedVersion {
  const tag = ownTag(application.name, application.images);
  if (tag !== undefined) {
    return { label: tag, kind: 'image' };
  }
  const revisions = application.deployed?.revisions ?? application.revisions;
  const chart = application.sources.findIndex(source => source.chart);
  const version = chart >= 0 ? revisions[chart] : undefined;
  if (version) {
    return { label: version, kind: 'chart' };
  }
  return { label: shortRevision(revisions[0]) ?? '–', kind: 'revision' };
}

/**
 * A revision as people read it: seven characters of a commit, anything else as it is.
 *
 * @public
 */
export function shortRevision(
  revision: string | undefined,
): string | undefined {
  return revision && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision)
    ? revision.slice(0, 7)
    : revision || undefined;
}

/**
 * The parts of an image's name: `registry.example.com/shop/front:1.4.2@sha256:…`.
 *
 * @public
 */
export function imageParts(image: string): {
  repository: string;
  tag?: string;
  digest?: string;
} {
  const [name, digest] = image.split('@', 2);
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to a port.
  const hasTag = colon > name.lastIndexOf('/');
  return {
    repository: hasTag ? name.slice(0, colon) : name,
    ...(hasTag && { tag: name.slice(colon + 1) }),
    ...(digest && { digest }),
  };
}

/** The tag of the image that is named like the Application, or of the only one. */
function ownTag(name: string, images: readonly string[]): string | undefined {
  const parts = images.map(imageParts);
  const words = name.split('.').reverse();
  const service = words[0];
  const own = parts.filter(
    ({ repository }) => repository.split('/').pop() === service,
  );
  const tags = new Set(
    (own.length > 0 ? own : parts).map(
      ({ tag, digest }) => tag ?? digest?.slice(0, 19),
    ),
  );
  // While a rollout is under way there are two: neither of them is the version.
  return own.length > 0 || parts.length === 1 ? onlyOne(tags) : undefined;
}

function onlyOne(tags: Set<string | undefined>): string | undefined {
  const [tag] = tags;
  return tags.size === 1 ? tag : undefined;
}
