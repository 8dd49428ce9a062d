import { ClusterClient, KubernetesObject } from '../kubernetes/types';
import { hashOf } from './names';

export interface EventOptions {
  involved: KubernetesObject;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
}

export interface EventRecorder {
  record(options: EventOptions): void;
}

/** Records events as client-go's recorder does: the same thing again raises the count of the first. */
export function createEventRecorder(options: {
  client: ClusterClient;
  now: () => Date;
}): EventRecorder {
  const { client, now } = options;
  return {
    record({ involved, type, reason, message, component }) {
      const namespace = involved.metadata.namespace ?? 'default';
      const time = now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z');
      const name = `${involved.metadata.name}.${hashOf([
        involved.metadata.uid,
        reason,
        message,
      ])}`;
      const reference = { apiVersion: 'v1', kind: 'Event', namespace, name };
      const before = client.get(reference);
      try {
        if (before) {
          client.update({
            ...before,
            count: Number(before.count ?? 1) + 1,
            lastTimestamp: time,
          });
          return;
        }
        client.create({
          apiVersion: 'v1',
          kind: 'Event',
          metadata: { name, namespace },
          involvedObject: {
            apiVersion: involved.apiVersion,
            kind: involved.kind,
            name: involved.metadata.name,
            namespace: involved.metadata.namespace,
            uid: involved.metadata.uid,
            resourceVersion: involved.metadata.resourceVersion,
          },
          type,
          reason,
          message,
          count: 1,
          firstTimestamp: time,
          lastTimestamp: time,
          source: { component },
          reportingComponent: component,
          reportingInstance: '',
        });
      } catch {
        // An event is news, not state: in a namespace that is being deleted there is nobody left to tell.
      }
    },
  };
}
