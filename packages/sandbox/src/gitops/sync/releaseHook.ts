import { KubernetesObject } from '../../kubernetes/types';
import { ClusterState, referenceOf } from '../controller/ClusterState';
import { hookFinalizer } from '../health/resourceHealth';

/** Takes Argo CD's finalizer off a hook, where it is there. */
export function releaseHook(
  cluster: ClusterState,
  hook: KubernetesObject,
): void {
  const live = cluster.get(referenceOf(hook));
  const finalizers = live?.metadata.finalizers;
  if (live && finalizers?.includes(hookFinalizer)) {
    cluster.client.update({
      ...live,
      metadata: {
        ...live.metadata,
        finalizers: finalizers.filter(name => name !== hookFinalizer),
      },
    });
  }
}
