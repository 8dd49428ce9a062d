import { Entity } from '@backstage/catalog-model';
import {
  ClusterDetails,
  KubernetesServiceLocator,
} from '@backstage/plugin-kubernetes-node';

/**
 * Finds the clusters of entities that `ScopedObjectsProvider` made, and none of any other: what reaches Backstage's own
 * provider by another way reads nothing.
 */
export class ScopedServiceLocator implements KubernetesServiceLocator {
  readonly #clusters = new WeakMap<Entity, ClusterDetails>();

  /** Says where an entity's objects are, for as long as that entity lives. */
  place(entity: Entity, cluster: ClusterDetails): void {
    this.#clusters.set(entity, cluster);
  }

  async getClustersByEntity(
    entity: Entity,
  ): Promise<{ clusters: ClusterDetails[] }> {
    const cluster = this.#clusters.get(entity);
    return { clusters: cluster ? [cluster] : [] };
  }
}
