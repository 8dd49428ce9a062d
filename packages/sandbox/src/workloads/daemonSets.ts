import { StatusError } from '../kubernetes/status';
import { WorkloadContext, referenceTo, writeStatus } from './context';
import { hashOf, randomSuffix } from './names';
import { newPod } from './newPod';
import { nodeNames } from './nodes';
import { isActive, isReady } from './pods';
import { podsOf } from './replicaSets';
import { DaemonSet } from './types';

const REVISION = 'controller-revision-hash';

/** Keeps one Pod on each node, of the newest template (pkg/controller/daemon). */
export function reconcileDaemonSet(
  context: WorkloadContext,
  daemonSet: DaemonSet,
): void {
  const { client, events } = context;
  if (daemonSet.metadata.deletionTimestamp) {
    return;
  }
  const revision = hashOf(daemonSet.spec.template);
  const nodes = nodeNames(client.name);
  const active = podsOf(context, daemonSet).filter(isActive);
  const outdated = active.filter(
    pod => pod.metadata.labels?.[REVISION] !== revision,
  );
  outdated.forEach(pod => client.delete(referenceTo(pod)));
  const pods = active.filter(pod => !outdated.includes(pod));
  for (const node of nodes) {
    if (pods.some(pod => pod.spec.nodeName === node)) {
      continue;
    }
    try {
      const pod = client.create(
        newPod({
          owner: daemonSet,
          template: daemonSet.spec.template,
          name: `${daemonSet.metadata.name}-${randomSuffix()}`,
          cluster: client.name,
          labels: { [REVISION]: revision },
          node,
        }),
      );
      pods.push(pod as (typeof pods)[number]);
    } catch (error) {
      if (!(error instanceof StatusError)) {
        throw error;
      }
      events.record({
        involved: daemonSet,
        type: 'Warning',
        reason: 'FailedCreate',
        message: `Error creating: ${error.message}`,
        component: 'daemonset-controller',
      });
      break;
    }
  }
  const ready = pods.filter(isReady).length;
  const latest = client.get(referenceTo(daemonSet));
  if (latest) {
    writeStatus(context, latest, {
      currentNumberScheduled: pods.length,
      desiredNumberScheduled: nodes.length,
      numberMisscheduled: 0,
      numberReady: ready,
      numberAvailable: ready,
      ...(nodes.length > ready && { numberUnavailable: nodes.length - ready }),
      updatedNumberScheduled: pods.length,
      observedGeneration: daemonSet.metadata.generation,
    });
  }
}
