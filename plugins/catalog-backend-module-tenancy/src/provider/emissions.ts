import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { RegisteredTenant } from '@socle/plugin-tenancy-node';
import { Profile } from '@socle/plugin-tenancy-common';

/** What the catalog was given of a tenant, and from what. */
export interface Emission {
  registered: RegisteredTenant;
  /** Unset where an earlier process gave it. */
  profile?: Profile;
  /** By their reference. */
  entities: ReadonlyMap<string, Entity>;
}

/** What the catalog was given of all tenants, by their names. */
export type Emissions = ReadonlyMap<string, Emission>;

/** What is to be added or replaced, and what is to leave, by reference. */
export interface Difference {
  added: Entity[];
  removed: string[];
}

/** Entities by their reference. */
export function byReference(entities: readonly Entity[]): Map<string, Entity> {
  return new Map(entities.map(entity => [stringifyEntityRef(entity), entity]));
}

/** What it takes to bring a catalog from what it was given to what it should have. Pure. */
export function difference(before: Emissions, after: Emissions): Difference {
  const added: Entity[] = [];
  const removed: string[] = [];
  for (const [name, { entities }] of after) {
    const former = before.get(name)?.entities;
    if (entities !== former) {
      added.push(
        ...[...entities]
          .filter(([ref, entity]) => !isSame(entity, former?.get(ref)))
          .map(([, entity]) => entity),
      );
      removed.push(
        ...[...(former?.keys() ?? [])].filter(ref => !entities.has(ref)),
      );
    }
  }
  for (const [name, { entities }] of before) {
    if (!after.has(name)) {
      removed.push(...entities.keys());
    }
  }
  return { added, removed };
}

function isSame(one: Entity, other: Entity | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
