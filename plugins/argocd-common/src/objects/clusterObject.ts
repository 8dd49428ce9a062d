import {
  at,
  defined,
  JsonRecord,
  isRecord,
  momentAt,
  numberAt,
  recordsAt,
  textAt,
  textMapAt,
} from '../values/read';
import { groupOf, ResourceReference } from './resource';

/**
 * Any object of a cluster that helps to explain: a Deployment, a ReplicaSet, a Pod, a Job …
 *
 * @public
 */
export interface ClusterObject extends ResourceReference {
  version: string;
  uid?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  owners: { kind: string; name: string; uid?: string }[];
  createdAt?: string;
  deletedAt?: string;
  /** The object itself, as it was received. */
  raw: JsonRecord;
}

/**
 * What a cluster says happened to an object: a `v1` or `events.k8s.io/v1` Event.
 *
 * @public
 */
export interface ClusterEvent {
  about: ResourceReference;
  warning: boolean;
  reason: string;
  message: string;
  count: number;
  lastSeenAt?: string;
}

/**
 * Reads any Kubernetes object. Undefined where it has no kind or no name. Never throws.
 *
 * @public
 */
export function parseClusterObject(value: unknown): ClusterObject | undefined {
  const kind = textAt(value, 'kind');
  const name = textAt(value, 'metadata', 'name');
  if (!isRecord(value) || !kind || !name) {
    return undefined;
  }
  const apiVersion = textAt(value, 'apiVersion') ?? '';
  return defined({
    group: groupOf(apiVersion),
    version: apiVersion.slice(apiVersion.indexOf('/') + 1),
    kind,
    namespace: textAt(value, 'metadata', 'namespace'),
    name,
    uid: textAt(value, 'metadata', 'uid'),
    labels: textMapAt(value, 'metadata', 'labels'),
    annotations: textMapAt(value, 'metadata', 'annotations'),
    owners: recordsAt(value, 'metadata', 'ownerReferences').map(owner =>
      defined({
        kind: textAt(owner, 'kind') ?? '',
        name: textAt(owner, 'name') ?? '',
        uid: textAt(owner, 'uid'),
      }),
    ),
    createdAt: momentAt(value, 'metadata', 'creationTimestamp'),
    deletedAt: momentAt(value, 'metadata', 'deletionTimestamp'),
    raw: value,
  });
}

/**
 * Reads an Event of either API. Undefined where it is none. Never throws.
 *
 * @public
 */
export function parseClusterEvent(value: unknown): ClusterEvent | undefined {
  const about = at(value, 'involvedObject') ?? at(value, 'regarding');
  const kind = textAt(about, 'kind');
  const name = textAt(about, 'name');
  const stated = at(value, 'kind');
  if (!kind || !name || (stated !== undefined && stated !== 'Event')) {
    return undefined;
  }
  return defined({
    about: defined({
      group: groupOf(textAt(about, 'apiVersion') ?? ''),
      kind,
      namespace: textAt(about, 'namespace'),
      name,
    }),
    warning: at(value, 'type') === 'Warning',
    reason: textAt(value, 'reason') ?? '',
    message: textAt(value, 'message') ?? textAt(value, 'note') ?? '',
    count:
      numberAt(value, 'count') ??
      numberAt(value, 'series', 'count') ??
      numberAt(value, 'deprecatedCount') ??
      1,
    lastSeenAt:
      momentAt(value, 'series', 'lastObservedTime') ??
      momentAt(value, 'lastTimestamp') ??
      momentAt(value, 'eventTime') ??
      momentAt(value, 'deprecatedLastTimestamp') ??
      momentAt(value, 'metadata', 'creationTimestamp'),
  });
}
