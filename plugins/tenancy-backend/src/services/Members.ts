import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TenantMember, TenantMembers } from '@socle/plugin-tenancy-common';

const mostMembers = 100;

/** The people of groups, as far as the one who asks may read them in the catalog. */
export class Members {
  readonly #catalog: CatalogService;

  constructor(options: { catalog: CatalogService }) {
    this.#catalog = options.catalog;
  }

  async of(
    group: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<TenantMembers> {
    if (!group) {
      return { people: [], total: 0 };
    }
    const { items, totalItems } = await this.#catalog.queryEntities(
      {
        filter: { kind: 'user', [`relations.${RELATION_MEMBER_OF}`]: group },
        fields: ['kind', 'metadata', 'spec.profile'],
        limit: mostMembers,
      },
      { credentials },
    );
    return {
      people: items
        .map(memberOf)
        .sort((one, other) => one.name.localeCompare(other.name, 'en')),
      total: totalItems,
    };
  }
}

function memberOf(entity: Entity): TenantMember {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return {
    ref: stringifyEntityRef(entity),
    name:
      typeof displayName === 'string'
        ? displayName
        : (entity.metadata.title ?? entity.metadata.name),
  };
}
