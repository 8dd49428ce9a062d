import { KubernetesObject } from '../kubernetes/types';
import {
  WorkloadContext,
  controlledBy,
  referenceTo,
  writeStatus,
} from './context';
import { deploymentStatus } from './deploymentStatus';
import { hashOf } from './names';
import { rollout } from './rollout';
import { Deployment, ReplicaSet } from './types';

const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';
const COMPONENT = 'deployment-controller';

/** Rolls a Deployment out over its ReplicaSets, and tells how far it is (pkg/controller/deployment). */
export function reconcileDeployment(
  context: WorkloadContext,
  deployment: Deployment,
): void {
  const { client } = context;
  if (deployment.metadata.deletionTimestamp) {
    return;
  }
  const hash = hashOf(deployment.spec.template);
  const sets = controlledBy<ReplicaSet>(client, deployment, {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
  });
  const old = sets.filter(set => set.metadata.labels?.[HASH] !== hash);
  const newest =
    sets.find(set => set.metadata.labels?.[HASH] === hash) ??
    create(context, deployment, hash, old);
  const revision = highest([...old, newest]);
  markRevision(context, deployment, newest, old);

  const numbers = (set: ReplicaSet) => ({
    name: set.metadata.name,
    replicas: set.spec.replicas ?? 0,
    available: set.status?.availableReplicas ?? 0,
  });
  const plan = rollout({
    deployment,
    newest: numbers(newest),
    old: old.map(numbers),
  });
  for (const set of [newest, ...old]) {
    scale(context, deployment, set, plan.get(set.metadata.name) ?? 0);
  }
  removeOldest(context, deployment, old);

  const status = deploymentStatus({
    deployment,
    newest,
    old,
    now: context.now(),
  });
  const latest = client.get(referenceTo(deployment));
  if (latest) {
    writeStatus(context, latest, status);
  }
  const waiting = status.conditions?.find(
    ({ type, reason }) =>
      type === 'Progressing' &&
      (reason === 'ReplicaSetUpdated' || reason === 'NewReplicaSetCreated'),
  );
  if (waiting && revision > 0) {
    const deadline = deployment.spec.progressDeadlineSeconds ?? 600;
    context.later(referenceTo(deployment), deadline * 1000 + 1000);
  }
}

function create(
  { client, events }: WorkloadContext,
  deployment: Deployment,
  hash: string,
  old: ReplicaSet[],
): ReplicaSet {
  const { template, selector } = deployment.spec;
  const set = client.create({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      namespace: deployment.metadata.namespace,
      labels: { ...template.metadata?.labels, [HASH]: hash },
      annotations: { [REVISION]: String(highest(old) + 1) },
      ownerReferences: [
        {
          apiVersion: deployment.apiVersion,
          kind: deployment.kind,
          name: deployment.metadata.name,
          uid: deployment.metadata.uid ?? '',
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      replicas: 0,
      selector: { matchLabels: { ...selector.matchLabels, [HASH]: hash } },
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: { ...template.metadata?.labels, [HASH]: hash },
        },
      },
    },
  }) as ReplicaSet;
  events.record({
    involved: deployment,
    type: 'Normal',
    reason: 'NewReplicaSetCreated',
    message: `Created new replica set "${set.metadata.name}"`,
    component: COMPONENT,
  });
  return set;
}

function scale(
  { client, events }: WorkloadContext,
  deployment: Deployment,
  set: ReplicaSet,
  replicas: number,
): void {
  const before = set.spec.replicas ?? 0;
  if (before === replicas) {
    return;
  }
  const latest = client.get(referenceTo(set)) as ReplicaSet | undefined;
  if (!latest) {
    return;
  }
  client.update({ ...latest, spec: { ...latest.spec, replicas } });
  set.spec.replicas = replicas;
  const direction = replicas > before ? 'up' : 'down';
  events.record({
    involved: deployment,
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${direction} replica set ${set.metadata.name} from ${before} to ${replicas}`,
    component: COMPONENT,
  });
}

/** Going back to an older template makes its ReplicaSet the newest again; the Deployment carries that number. */
function markRevision(
  { client }: WorkloadContext,
  deployment: Deployment,
  newest: ReplicaSet,
  old: ReplicaSet[],
): void {
  const revision =
    revisionOf(newest) > highest(old) ? revisionOf(newest) : highest(old) + 1;
  for (const object of [newest, deployment]) {
    if (object.metadata.annotations?.[REVISION] !== String(revision)) {
      const latest = client.get(referenceTo(object));
      if (latest) {
        client.update(annotated(latest, REVISION, String(revision)));
      }
    }
  }
}

function annotated(
  object: KubernetesObject,
  name: string,
  value: string,
): KubernetesObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...object.metadata.annotations, [name]: value },
    },
  };
}

function removeOldest(
  { client }: WorkloadContext,
  deployment: Deployment,
  old: ReplicaSet[],
): void {
  const limit = deployment.spec.revisionHistoryLimit ?? 10;
  const idle = old
    .filter(
      set =>
        (set.spec.replicas ?? 0) === 0 && (set.status?.replicas ?? 0) === 0,
    )
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const set of idle.slice(0, Math.max(0, idle.length - limit))) {
    client.delete(referenceTo(set));
  }
}

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0);
}

function highest(sets: ReplicaSet[]): number {
  return Math.max(0, ...sets.map(revisionOf));
}
