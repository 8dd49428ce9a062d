import { ClusterClient, KubernetesObject } from '../kubernetes/types';

/** Makes the object where it is not there; leaves one that is there as it is. */
export function ensure(cluster: ClusterClient, object: KubernetesObject): void {
  const { apiVersion, kind, metadata } = object;
  const { namespace, name } = metadata;
  if (!cluster.get({ apiVersion, kind, namespace, name })) {
    cluster.create(object);
  }
}
