import { randomBytes } from 'node:crypto';
import { Application } from '../gitops/types';
import { ArgoCdContext } from './context';
import { Session } from './sessions';

/** Tells in an Event who did what to an Application. Source: Argo CD's `logAppEvent` and its audit logger. */
export function recordEvent(
  { store, now }: ArgoCdContext,
  session: Session,
  application: Application,
  event: { reason: 'OperationStarted' | 'ResourceUpdated'; action: string },
): void {
  const { name, namespace, uid, resourceVersion } = application.metadata;
  const { server, namespace: target } = application.spec.destination;
  const moment = now().toISOString().replace(/\.\d+/, '');
  store.client.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name}.${randomBytes(8).toString('hex')}`,
      namespace,
      annotations: {
        'dest-server': server ?? '',
        'dest-namespace': target ?? '',
        user: session.subject,
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
    message: `${session.subject} ${event.action}`,
    source: { component: 'argocd-server' },
    firstTimestamp: moment,
    lastTimestamp: moment,
    count: 1,
    type: 'Normal',
  });
}
