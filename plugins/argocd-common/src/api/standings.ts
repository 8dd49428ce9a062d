import { EntityVerdict } from '../verdict/entityVerdict';

/**
 * The body of `POST /standings`, which asks for many entities at once.
 *
 * @public
 */
export interface StandingsRequest {
  /** `component:default/checkout`, 100 of them at most. */
  entityRefs: string[];
}

/**
 * How entities are delivered, in one verdict for each, in the order that they were asked for; null where there is no such
 * entity, or the one who asks may not see how it is delivered.
 *
 * @public
 */
export interface Standings {
  items: Array<EntityStanding | null>;
}

/** @public */
export interface EntityStanding {
  verdict: EntityVerdict;
  /** Since when an Argo CD of the entity cannot be read, ISO 8601; the verdict is then the last known. */
  staleSince?: string;
}
