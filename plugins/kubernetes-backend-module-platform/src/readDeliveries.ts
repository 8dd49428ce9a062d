import { Entity } from '@backstage/catalog-model';
import {
  ClusterObjects,
  CustomResourceFetchResponse,
  CustomResourceMatcher,
  FetchResponse,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { Scope, TENANT_LABEL } from '@socle/plugin-platform-common';
import { Application, isDelivery } from './isDelivery';
import { PlaceReader } from './PlaceReader';
import { ArgocdConfig } from './readArgocdConfig';

/** Whether a custom resource is Argo CD's Application, in any version. */
export function isApplications({
  group,
  plural,
}: CustomResourceMatcher): boolean {
  return group === 'argoproj.io' && plural === 'applications';
}

/**
 * The Applications that deliver into a scope, from Argo CD's own cluster: none, one item of that cluster, or its error.
 * Who asks must have been authorised before.
 */
export async function readDeliveries(options: {
  entity: Entity;
  scope: Scope;
  argocd: ArgocdConfig;
  clusters: ReadonlyMap<string, ClusterDetails>;
  places: PlaceReader;
  /** Asks Backstage's provider for the Applications of an entity. */
  ask: (entity: Entity) => Promise<ObjectsByEntityResponse>;
}): Promise<ClusterObjects[]> {
  const { entity, scope, argocd, places } = options;
  if (!scope.tenant) {
    return [];
  }
  const items = await places.read({
    ...options,
    place: {
      cluster: argocd.cluster,
      namespace: argocd.namespace,
      labelSelector: `${TENANT_LABEL}=${scope.tenant.name}`,
    },
  });
  return items
    .map(item => ({
      ...item,
      resources: item.resources
        .filter(isCustom)
        .map(({ type, resources }) => ({
          type,
          resources: resources.filter((application: Application) =>
            isDelivery({
              application,
              scope,
              entityName: entity.metadata.name,
              argocd,
            }),
          ),
        }))
        .filter(({ resources }) => resources.length > 0),
    }))
    .filter(({ resources, errors }) => resources.length + errors.length > 0);
}

function isCustom(
  response: FetchResponse,
): response is CustomResourceFetchResponse {
  return response.type === 'customresources';
}
