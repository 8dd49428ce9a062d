import { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
  ScopeEnvironment,
} from '@socle/plugin-platform-common';

/* Backstage's provider cannot be told to take every object: without a selector it takes the entity's name for one. No
   object of a tenant carries this label, and so all are taken. */
const everything = '!socle.dev/not-of-this-world';

/** An entity that makes Backstage's own provider read one environment of a scope, and nothing else. */
export function environmentEntity(options: {
  entity: Entity;
  environment: ScopeEnvironment;
}): Entity {
  const { entity, environment } = options;
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      name: entity.metadata.name,
      namespace: entity.metadata.namespace,
      annotations: {
        [KUBERNETES_NAMESPACE_ANNOTATION]: environment.namespace,
        [KUBERNETES_LABEL_SELECTOR_ANNOTATION]:
          environment.labelSelector ?? everything,
      },
    },
  };
}
