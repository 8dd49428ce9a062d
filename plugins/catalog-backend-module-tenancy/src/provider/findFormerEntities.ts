import { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** What the catalog has from locations, by `url:https://forge.example.com/…/tenant.yaml`. */
export type FindFormer = (
  locations: readonly string[],
) => Promise<ReadonlyMap<string, Entity[]>>;

/* The question is part of a URL, which servers take up to a length of 8,000 characters or so. */
const batchSize = 25;

/**
 * Asks the catalog for entities as they were given to it: without what it adds to them. Throws what the catalog's client
 * throws.
 */
export function findFormerEntities(options: {
  catalog: CatalogService;
  auth: AuthService;
}): FindFormer {
  const { catalog, auth } = options;
  return async locations => {
    const found = new Map<string, Entity[]>();
    for (let start = 0; start < locations.length; start += batchSize) {
      const { items } = await catalog.getEntities(
        {
          filter: {
            [`metadata.annotations.${ANNOTATION_LOCATION}`]: locations.slice(
              start,
              start + batchSize,
            ),
          },
        },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      for (const { apiVersion, kind, metadata, spec } of items) {
        const location = metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
        const { uid: _uid, etag: _etag, ...given } = metadata;
        const entity = { apiVersion, kind, metadata: given, spec };
        found.set(location, [...(found.get(location) ?? []), entity]);
      }
    }
    return found;
  };
}
