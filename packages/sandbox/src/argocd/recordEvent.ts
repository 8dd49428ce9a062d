import { ApplicationStore } from '../gitops/controller/ApplicationStore';
import { Application } from '../gitops/types';

/** What happened to an Application, in an Event of Kubernetes. */
export interface ApplicationEvent {
  component: 'argocd-server' | 'argocd-application-controller';
  type: 'Normal' | 'Warning';
  reason: 'OperationStarted' | 'OperationCompleted' | 'ResourceUpdated';
  message: string;
  /** Who did it; unset where Argo CD did. */
  user?: string;
}

/* Kubernetes forgets events after an hour; here the oldest of an Application make room. */
const mostEvents = 20;

/**
 * Writes it down. Names begin with the moment, so that they are in order. Source: Argo CD's audit logger
 * (`util/argo/audit_logger.go`).
 */
export function recordEvent(
  store: ApplicationStore,
  application: Application,
  event: ApplicationEvent,
  now: Date,
): void {
  const { name, namespace, uid, resourceVersion } = application.metadata;
  const { server, namespace: target } = application.spec.destination;
  const moment = now.toISOString().replace(/\.\d+/, '');
  const nanoseconds =
    BigInt(now.getTime()) * 1_000_000n + (process.hrtime.bigint() % 1_000_000n);
  store.client.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${nanoseconds.toString(16)}`,
      namespace,
      annotations: {
        'dest-server': server ?? '',
        'dest-namespace': target ?? '',
        ...(event.user && { user: event.user }),
      },
    },
    involvedObject: {
      kind: 'Application',
      namespace,
      name,
      uid,
      apiVersion: 'argoproj.io/v1alpha1',
      resourceVersion,
    },
    reason: event.reason,
    message: event.message,
    source: { component: event.component },
    firstTimestamp: moment,
    lastTimestamp: moment,
    count: 1,
    type: event.type,
  });
  for (const old of eventsOf(store, application).slice(0, -mostEvents)) {
    store.client.delete({
      apiVersion: 'v1',
      kind: 'Event',
      namespace,
      name: old.metadata.name,
    });
  }
}

/** The Events of an Application, the oldest first. */
export function eventsOf(store: ApplicationStore, application: Application) {
  const { name, namespace, uid } = application.metadata;
  return store.client
    .list({ apiVersion: 'v1', kind: 'Event', namespace })
    .filter(({ involvedObject }) => {
      const involved = Object(involvedObject);
      return involved.name === name && involved.uid === uid;
    })
    .sort((left, right) => (left.metadata.name < right.metadata.name ? -1 : 1));
}
