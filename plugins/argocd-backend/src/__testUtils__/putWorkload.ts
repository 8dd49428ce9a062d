import { KubernetesObject } from '@socle/sandbox';
import { ArgoWorld } from './argoWorld';

/** A Deployment, its ReplicaSet and its pod, whose container ends with exit code 3 again and again; or one that runs. */
export function putWorkload(
  { put, cluster }: ArgoWorld,
  options: { name: string; namespace: string; crashes: boolean },
): void {
  const { name, namespace, crashes } = options;
  const labels = { app: name };
  const podSpec = { containers: [{ name: 'app', image: `${name}:1.4.3` }] };
  const spec = {
    replicas: 1,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: podSpec },
  };
  const status = { replicas: 1, readyReplicas: crashes ? 0 : 1 };
  const made = (object: KubernetesObject, owner?: KubernetesObject) => {
    const { apiVersion, kind } = object;
    const one = { apiVersion, kind, name: object.metadata.name, namespace };
    if (cluster.client.get(one)) {
      cluster.client.updateStatus(object);
    } else {
      put({ ...object, metadata: { ...object.metadata, ...ownedBy(owner) } });
    }
    return cluster.client.get(one);
  };
  const workload = (kind: string, own: string): KubernetesObject => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: own, namespace },
    spec,
    status,
  });
  const deployment = made(workload('Deployment', name));
  const replicaSet = made(workload('ReplicaSet', `${name}-6d5f`), deployment);
  made(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `${name}-6d5f-x2k`, namespace },
      spec: podSpec,
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: crashes ? 'False' : 'True' }],
        containerStatuses: [
          {
            name: 'app',
            restartCount: 4,
            state: crashes
              ? { waiting: { reason: 'CrashLoopBackOff' } }
              : { running: {} },
            lastState: { terminated: { reason: 'Error', exitCode: 3 } },
          },
        ],
      },
    },
    replicaSet,
  );
}

function ownedBy(owner: KubernetesObject | undefined): object | undefined {
  return (
    owner && {
      ownerReferences: [
        {
          apiVersion: owner.apiVersion,
          kind: owner.kind,
          name: owner.metadata.name,
          uid: owner.metadata.uid,
        },
      ],
    }
  );
}
