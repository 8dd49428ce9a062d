import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { Manifest } from '../../tree/manifest';
import { Fields, fieldsAt, isFields, listAt, textAt } from '../../value';
import { PodTemplate } from '../../workloads/containers';
import { UnitEnvironment } from '../../workloads/environments';
import { amountOf } from '../../workloads/resources';
import { isUnset } from '../../workloads/said';
import { podAmounts } from './podAmounts';

/** What an object uses of a quota, by resource. */
export interface Consumption {
  manifest: Manifest;
  /** The field that makes it much or little. */
  path: FieldPath;
  source: Manifest;
  amounts: ReadonlyMap<string, number>;
}

/** How many pods an autoscaler may make of an object. */
export interface Scaling {
  source: Manifest;
  path: FieldPath;
  replicas: number;
}

/* Kinds that count as objects of a quota (`count/<resource>.<group>`, and the older names). */
const counted = new Map([
  ['/Service', ['services']],
  ['/PersistentVolumeClaim', ['persistentvolumeclaims']],
  ['apps/Deployment', ['count/deployments.apps']],
  ['apps/StatefulSet', ['count/statefulsets.apps']],
  ['batch/CronJob', ['count/cronjobs.batch']],
]);

const replicated = new Set([
  '/Pod',
  '/ReplicationController',
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/ReplicaSet',
  'apps.openshift.io/DeploymentConfig',
  'argoproj.io/Rollout',
]);

/** What is scaled, as `Deployment/checkout`. */
export function scalingsOf(
  manifests: readonly Manifest[],
): Map<string, Scaling> {
  return new Map(
    manifests.flatMap(source => {
      const target = fieldsAt(source.object, 'spec', 'scaleTargetRef');
      const name = textAt(target, 'name');
      const isKeda =
        source.group === 'keda.sh' && source.kind === 'ScaledObject';
      const isNative =
        source.group === 'autoscaling' &&
        source.kind === 'HorizontalPodAutoscaler';
      if (name === undefined || (!isKeda && !isNative)) {
        return [];
      }
      const path = ['spec', isKeda ? 'maxReplicaCount' : 'maxReplicas'];
      const kind = textAt(target, 'kind') ?? 'Deployment';
      const replicas = countOf(valueAt(source.object, path), isKeda ? 100 : 1);
      return [[`${kind}/${name}`, { source, path, replicas }]];
    }),
  );
}

/** What an object uses; undefined where that is nothing, or not to be told from its manifest. */
export function consumptionOf(options: {
  manifest: Manifest;
  template?: PodTemplate;
  scalings: ReadonlyMap<string, Scaling>;
  limits: UnitEnvironment['size']['limits'];
}): Consumption | undefined {
  const { manifest, template, scalings, limits } = options;
  const kind = `${manifest.group}/${manifest.kind}`;
  const amounts = new Map<string, number>();
  const add = (resource: string, amount: number) =>
    amounts.set(resource, (amounts.get(resource) ?? 0) + amount);
  counted.get(kind)?.forEach(resource => add(resource, 1));
  const claim = (value: unknown, times: number) => {
    const storage = amountOf(
      valueAt(value, ['spec', 'resources', 'requests', 'storage']),
    );
    add('requests.storage', (storage ?? 0) * times);
  };
  if (kind === '/PersistentVolumeClaim') {
    claim(manifest.object, 1);
  }
  if (!template || !replicated.has(kind)) {
    return amounts.size > 0
      ? { manifest, source: manifest, path: ['spec'], amounts }
      : undefined;
  }
  const scaling = scalings.get(`${manifest.kind}/${manifest.name}`);
  const replicas = scaling?.replicas ?? replicasOf(manifest.object);
  add('pods', replicas);
  for (const [resource, amount] of podAmounts(template, limits)) {
    add(resource, amount * replicas);
  }
  for (const volumeClaim of claimTemplates(manifest.object, template.spec)) {
    add('persistentvolumeclaims', replicas);
    claim(volumeClaim, replicas);
  }
  return {
    manifest,
    source: scaling?.source ?? manifest,
    path: scaling?.path ?? ['spec', 'replicas'],
    amounts,
  };
}

function replicasOf(object: Fields): number {
  return countOf(valueAt(object, ['spec', 'replicas']), 1);
}

function countOf(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : fallback;
}

/** Volume claims that come with each pod: those of a StatefulSet, and ephemeral volumes. */
function claimTemplates(object: Fields, podSpec: Fields): Fields[] {
  return [
    ...listAt(object, 'spec', 'volumeClaimTemplates'),
    ...listAt(podSpec, 'volumes').map(volume =>
      valueAt(volume, ['ephemeral', 'volumeClaimTemplate']),
    ),
  ].filter(value => !isUnset(value) && isFields(value));
}
