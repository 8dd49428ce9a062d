import { fromStored } from '../conversion';
import { Resource } from '../resources';
import { notFound } from '../status';
import { keyOf } from '../storage/store';
import { KubernetesObject } from '../types';
import { ClusterContext } from './context';

/** Where an object is: its resource, and its namespace where that kind has one. */
export interface Target {
  resource: Resource;
  namespace?: string;
  name: string;
}

/** The object as it is stored; undefined where there is none. Not to be changed. */
export function findStored(
  context: ClusterContext,
  target: Target,
): KubernetesObject | undefined {
  const { resource, namespace, name } = target;
  return context.store.get(
    resource.bucket,
    keyOf(resource.namespaced ? namespace : undefined, name),
  );
}

/** The object in the version of the resource. Throws the 404 where there is none. Not to be changed. */
export function readObject(
  context: ClusterContext,
  target: Target,
): KubernetesObject {
  const found = findStored(context, target);
  if (!found) {
    throw notFound(target.resource, target.name);
  }
  return fromStored(target.resource, found);
}
