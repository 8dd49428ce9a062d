import { ServiceMap } from '../flows/serviceMap';
import { NetworkAnswer } from './sources';

/**
 * Real traffic of an entity's environments: `GET …/map?environment=dev&minutes=60`, and the event `map` of `…/map/stream`, each
 * time in whole. `environment` may be left out: all of them.
 *
 * @public
 */
export interface EntityServiceMap extends NetworkAnswer {
  /** What the map is of. */
  window: { from: string; to: string };
  map: ServiceMap;
  /** Ids of nodes that are workloads of the entity itself, and not only of its tenant. */
  focus: string[];
  /** Edges that are left out of a map that is too large: those seen longest ago. */
  more: number;
}

/**
 * What `minutes` may be.
 *
 * @public
 */
export const serviceMapMinutes = [5, 15, 60, 360, 1440] as const;
