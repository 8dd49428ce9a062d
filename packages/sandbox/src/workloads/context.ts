import { isDeepStrictEqual } from 'node:util';
import {
  ClusterClient,
  KubernetesObject,
  ObjectReference,
} from '../kubernetes/types';
import { EventRecorder } from './events';

/** How long the steps of a Pod take, in milliseconds. */
export interface Delays {
  /** From scheduled to the image being there. */
  pull: number;
  /** From started to ready. */
  ready: number;
  /** How long a container runs that then crashes. */
  crash: number;
  /** The first back-off of a failing container; doubles up to thirty times that. */
  backOff: number;
}

/** About as quick as a small service with its image on the node. */
export const usualDelays: Delays = {
  pull: 300,
  ready: 500,
  crash: 1000,
  backOff: 10_000,
};

/** What every controller works with. */
export interface WorkloadContext {
  client: ClusterClient;
  events: EventRecorder;
  delays: Delays;
  now(): Date;
  /** Looks at the object again after that many milliseconds. */
  later(object: ObjectReference, milliseconds: number): void;
}

/** The moment as Kubernetes writes it: to the second. */
export const timestamp = (date: Date) =>
  date.toISOString().replace(/\.\d+Z$/, 'Z');

export function referenceTo(object: KubernetesObject): ObjectReference {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
  };
}

/** The objects of a kind that have this one as their controller. */
export function controlledBy<T extends KubernetesObject>(
  client: ClusterClient,
  owner: KubernetesObject,
  kind: { apiVersion: string; kind: string },
): T[] {
  return client
    .list({ ...kind, namespace: owner.metadata.namespace })
    .filter(object =>
      object.metadata.ownerReferences?.some(
        reference =>
          reference.controller && reference.uid === owner.metadata.uid,
      ),
    ) as T[];
}

/** Writes a status where it is not what is there. */
export function writeStatus(
  context: WorkloadContext,
  object: KubernetesObject,
  status: unknown,
): void {
  if (
    !isDeepStrictEqual(withoutUnset(object.status ?? {}), withoutUnset(status))
  ) {
    context.client.updateStatus({ ...object, status });
  }
}

/** As it is stored: a field that is undefined is not there. */
function withoutUnset(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
