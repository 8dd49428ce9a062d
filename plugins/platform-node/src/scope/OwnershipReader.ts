import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityOwnership } from '@socle/plugin-platform-common';

const freshMilliseconds = 30_000;
const maximumKept = 1_000;
/* Deeper than any organisation, so that a cycle or a mistake in the catalog ends. */
const maximumAncestors = 100;

/**
 * Who owns an entity, with the groups above them. Groups are read with the portal's own credentials: whose a namespace is
 * does not depend on who asks.
 */
export class OwnershipReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #now: () => Date;
  readonly #kept = new Map<
    string,
    { at: number; ancestors: Promise<string[]> }
  >();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    now: () => Date;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#now = options.now;
  }

  async read(entity: Entity): Promise<EntityOwnership> {
    return {
      owners: await Promise.all(
        ownersOf(entity).map(async ref => ({
          ref,
          ancestors: await this.#ancestorsOf(ref),
        })),
      ),
    };
  }

  async #ancestorsOf(ref: string): Promise<string[]> {
    const now = this.#now().getTime();
    const kept = this.#kept.get(ref);
    if (kept && now - kept.at < freshMilliseconds) {
      return await kept.ancestors;
    }
    if (this.#kept.size >= maximumKept) {
      this.#kept.clear();
    }
    const ancestors = this.#readAncestors(ref);
    this.#kept.set(ref, { at: now, ancestors });
    ancestors.catch(() => this.#kept.delete(ref));
    return await ancestors;
  }

  async #readAncestors(ref: string): Promise<string[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const seen = new Set<string>();
    let level = [ref];
    while (level.length > 0 && seen.size < maximumAncestors) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: level,
          fields: ['kind', 'metadata', 'spec', 'relations'],
        },
        { credentials },
      );
      level = items
        .flatMap(item => (item ? parentsOf(item) : []))
        .filter(parent => parent !== ref && !seen.has(parent));
      level.forEach(parent => seen.add(parent));
    }
    return [...seen];
  }
}

/** By the catalog's relations and by what the entity says itself: all of them count. */
function ownersOf(entity: Entity): string[] {
  return refsOf(entity, {
    relation: RELATION_OWNED_BY,
    said: [entity.spec?.owner],
  });
}

function parentsOf(entity: Entity): string[] {
  if (entity.kind.toLocaleLowerCase('en-US') !== 'user') {
    return refsOf(entity, {
      relation: RELATION_CHILD_OF,
      said: [entity.spec?.parent],
    });
  }
  const memberOf = entity.spec?.memberOf;
  return refsOf(entity, {
    relation: RELATION_MEMBER_OF,
    said: Array.isArray(memberOf) ? memberOf : [],
  });
}

function refsOf(
  entity: Entity,
  options: { relation: string; said: unknown[] },
): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === options.relation)
    .map(({ targetRef }) => targetRef);
  const said = options.said.flatMap(value => {
    if (typeof value !== 'string') {
      return [];
    }
    try {
      return stringifyEntityRef(
        parseEntityRef(value, {
          defaultKind: 'group',
          defaultNamespace: entity.metadata.namespace,
        }),
      );
    } catch {
      /* No reference, and so nobody's: kept, as an owner who is in no tenant. */
      return value;
    }
  });
  return [...new Set([...related, ...said])];
}
