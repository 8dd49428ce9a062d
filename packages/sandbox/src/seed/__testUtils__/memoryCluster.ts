import {
  ClusterClient,
  KubernetesObject,
  ObjectReference,
} from '../../kubernetes/types';

const keyOf = ({ apiVersion, kind, namespace, name }: ObjectReference) =>
  [apiVersion, kind, namespace ?? '', name].join('/');

/** As much of a cluster as the loader uses. */
export function createMemoryCluster(): {
  client: ClusterClient;
  objects: Map<string, KubernetesObject>;
} {
  const objects = new Map<string, KubernetesObject>();
  const put = (object: KubernetesObject) => {
    const { apiVersion, kind, metadata } = object;
    objects.set(keyOf({ apiVersion, kind, ...metadata }), object);
    return object;
  };
  const refuse = () => {
    throw new Error('The loader does not need this');
  };
  return {
    objects,
    client: {
      name: 'paris-nonprod',
      get: reference => objects.get(keyOf(reference)),
      create: put,
      apply: put,
      kind: refuse,
      list: refuse,
      update: refuse,
      updateStatus: refuse,
      delete: refuse,
      watch: refuse,
    },
  };
}
