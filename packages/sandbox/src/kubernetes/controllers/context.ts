import { fromStored } from '../conversion';
import { ClusterContext, UserInfo } from '../operations/context';
import { deleteObject, PropagationPolicy } from '../operations/delete';
import { updateObject } from '../operations/update';
import { Resource } from '../resources';
import { StatusError } from '../status';
import { KubernetesObject } from '../types';
import { ReconcileQueue } from './queue';

/** What the cluster's own controllers work with. */
export interface ControllerContext extends ClusterContext {
  queue: ReconcileQueue;
}

/** The name under which the controllers write. */
export const controllerManager = 'kube-controller-manager';

/** The rights that a controller acts with. */
export function controllerUser(name: string): UserInfo {
  return {
    name: `system:serviceaccount:kube-system:${name}`,
    groups: ['system:masters', 'system:serviceaccounts'],
  };
}

/** The resource that keeps its objects in a bucket. */
export function resourceOfBucket(
  context: ClusterContext,
  bucket: string,
): Resource | undefined {
  return context.registry
    .all()
    .find(
      resource => resource.bucket === bucket && resource.verbs.includes('get'),
    );
}

/** Deletes an object of a bucket; one that is gone already is no error. */
export function removeFrom(
  context: ClusterContext,
  user: UserInfo,
  object: KubernetesObject,
  resource: Resource,
  propagationPolicy: PropagationPolicy,
): void {
  const { name, namespace, uid } = object.metadata;
  try {
    deleteObject(
      context,
      { resource, name, namespace },
      {
        user,
        fieldManager: controllerManager,
        propagationPolicy,
        preconditions: { uid },
      },
    );
  } catch (error) {
    if (!(error instanceof StatusError && [404, 409].includes(error.code))) {
      throw error;
    }
  }
}

/** Writes a changed object of a bucket, whatever was written meanwhile. */
export function rewrite(
  context: ClusterContext,
  user: UserInfo,
  object: KubernetesObject,
  resource: Resource,
  subresource?: string,
): void {
  const { resourceVersion, ...metadata } = object.metadata;
  updateObject(
    context,
    { resource, name: metadata.name, namespace: metadata.namespace },
    { ...fromStored(resource, object), metadata },
    { user, fieldManager: controllerManager, subresource },
  );
}
