import { posix } from 'node:path';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { parseTreeUrl, RepositoryLocation } from '@socle/plugin-tenancy-node';

/** Where the description of an entity is kept. */
export interface ServiceRepository {
  location: RepositoryLocation;
  /** The branch, a slash, and the path of the file: either may have more slashes. */
  rest: string;
}

/* What stands between the repository and the branch in the addresses of files, and of trees as `parseTreeUrl` reads them. */
const marks = [
  { type: 'gitea', file: '/src/branch/', tree: '/src/branch/' },
  { type: 'github', file: '/blob/', tree: '/tree/' },
  { type: 'github', file: '/tree/', tree: '/tree/' },
  { type: 'gitlab', file: '/-/blob/', tree: '/-/tree/' },
  { type: 'gitlab', file: '/-/tree/', tree: '/-/tree/' },
];

/**
 * The repository that the catalog has read an entity from. The catalog itself writes that annotation on every entity: a
 * `catalog-info.yaml` cannot name somebody else's repository with it. Undefined where that is none of a forge that the
 * portal's `integrations` know.
 */
export function serviceRepository(
  entity: Entity,
  integrations: ScmIntegrations,
): ServiceRepository | undefined {
  const url = /^url:(.+)$/.exec(
    entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '',
  )?.[1];
  if (url === undefined || !URL.canParse(url)) {
    return undefined;
  }
  const type = integrations.byUrl(url)?.type;
  const mark = marks.find(one => one.type === type && url.includes(one.file));
  if (!mark) {
    return undefined;
  }
  const at = url.indexOf(mark.file);
  try {
    const { branch, ...location } = parseTreeUrl(
      `${url.slice(0, at)}${mark.tree}branch`,
      integrations,
    );
    return branch === 'branch'
      ? {
          location,
          rest: decodeURIComponent(
            url.slice(at + mark.file.length).replace(/[?#].*$/, ''),
          ),
        }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of the file on a branch: empty for the root. Undefined where it is on another branch. */
export function folderOn(
  branch: string,
  { rest }: ServiceRepository,
): string | undefined {
  if (!rest.startsWith(`${branch}/`)) {
    return undefined;
  }
  const folder = posix.dirname(posix.normalize(rest.slice(branch.length + 1)));
  if (folder === '.') {
    return '';
  }
  return folder.startsWith('..') ? undefined : `${folder}/`;
}
