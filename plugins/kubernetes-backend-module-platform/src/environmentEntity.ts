import { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
  ScopeEnvironment,
} from '@socle/plugin-platform-common';

/* Backstage's provider cannot be told to take every object: without a selector it takes the entity's name for one. No
   object of a tenant carries this label, and so all are taken. */
const everything = '!socle.dev/not-of-this-world';

/** A namespace of a cluster, and what of it is to be read; everything, without a selector. */
export type Place = Pick<
  ScopeEnvironment,
  'cluster' | 'namespace' | 'labelSelector'
>;

/** An entity that makes Backstage's own provider read one place, and nothing else. */
export function environmentEntity(options: {
  entity: Entity;
  place: Place;
}): Entity {
  const { entity, place } = options;
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      name: entity.metadata.name,
      namespace: entity.metadata.namespace,
      annotations: {
        [KUBERNETES_NAMESPACE_ANNOTATION]: place.namespace,
        [KUBERNETES_LABEL_SELECTOR_ANNOTATION]:
          place.labelSelector ?? everything,
      },
    },
  };
}
