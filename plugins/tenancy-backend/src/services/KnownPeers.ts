import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { documentOf, TenantPeer } from '@socle/plugin-tenancy-common';
import { TenantRights } from './TenantAccess';
import { DirectoryEntry, DirectorySnapshot } from './TenantDirectory';

/** How many entities the catalog is asked for at once. */
const atOnce = 500;

/** Merged tenants that somebody may know of: those that they may read, here or as Systems of the catalog. */
export class KnownPeers {
  readonly #catalog: CatalogService;

  constructor(options: { catalog: CatalogService }) {
    this.#catalog = options.catalog;
  }

  /** By name. */
  async of(options: {
    directory: DirectorySnapshot;
    rights: TenantRights;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<TenantPeer[]> {
    const { directory, rights, credentials } = options;
    const merged = [...directory.entries.values()].filter(
      ({ known }) => known.merged,
    );
    const hidden = merged.filter(({ resource }) => !rights.inspect(resource));
    const seen = await this.#readable(
      hidden.map(({ known }) => known.name),
      credentials,
    );
    return merged.flatMap(entry => {
      const mayInspect = rights.inspect(entry.resource);
      return mayInspect || seen.has(entry.known.name)
        ? [peerOf(entry, { mayInspect })]
        : [];
    });
  }

  /** The names of those whose System they may read in the catalog. */
  async #readable(
    names: string[],
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Set<string>> {
    const parts = Array.from(
      { length: Math.ceil(names.length / atOnce) },
      (_, part) => names.slice(part * atOnce, (part + 1) * atOnce),
    );
    const found = await Promise.all(
      parts.map(async part => {
        const { items } = await this.#catalog.getEntitiesByRefs(
          {
            entityRefs: part.map(name => `system:default/${name}`),
            fields: ['kind', 'metadata.name', 'spec.type'],
          },
          { credentials },
        );
        return part.filter((_, index) => isTenant(items[index]));
      }),
    );
    return new Set(found.flat());
  }
}

/* A System of that name that is something else says nothing of the tenant. */
function isTenant(entity: Entity | undefined): boolean {
  return entity?.spec?.type === 'tenant';
}

function peerOf(
  { known, summary }: DirectoryEntry,
  { mayInspect }: { mayInspect: boolean },
): TenantPeer {
  const owner = documentOf(known)?.tenant?.spec.owner;
  return {
    name: known.name,
    title: summary.title,
    ...(owner && { owner }),
    ...(mayInspect && {
      environments: summary.environments.map(({ name }) => name),
    }),
  };
}
