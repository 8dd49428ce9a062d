import { at, JsonRecord, recordOf, recordsOf } from '../json';
import { containersOf } from '../kinds/podDefaults';
import { qualityOf } from '../kinds/pod';
import { Quantity, quantityOf, wholeQuantity } from '../quantity';
import { Resource } from '../resources';
import { KubernetesObject } from '../types';
import { podUsage } from './limitRanger';

/** Amounts by the name of what a quota counts: `requests.cpu`, `count/deployments.apps`. */
export type Amounts = Map<string, Quantity>;

const one = wholeQuantity(1);
/** Kinds whose count has a short name of its own. */
const plainCounts = new Set([
  'configmaps',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
]);
const computed = ['cpu', 'memory', 'ephemeral-storage'];

/** Whether a Pod has ended: it counts no more. */
function hasEnded(pod: KubernetesObject): boolean {
  const phase = at(pod, 'status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

function podAmounts(pod: KubernetesObject, amounts: Amounts): void {
  if (hasEnded(pod)) {
    return;
  }
  amounts.set('pods', one);
  const { requests, limits } = podUsage(recordOf(pod.spec));
  for (const name of computed) {
    const request = requests.get(name);
    const limit = limits.get(name);
    if (request) {
      amounts.set(name, request);
      amounts.set(`requests.${name}`, request);
    }
    if (limit) {
      amounts.set(`limits.${name}`, limit);
    }
  }
}

function serviceAmounts(service: KubernetesObject, amounts: Amounts): void {
  const spec = recordOf(service.spec);
  const balanced = spec.type === 'LoadBalancer';
  const opens =
    spec.type === 'NodePort' ||
    (balanced && spec.allocateLoadBalancerNodePorts !== false);
  amounts.set(
    'services.nodeports',
    wholeQuantity(opens ? recordsOf(spec.ports).length : 0),
  );
  amounts.set('services.loadbalancers', wholeQuantity(balanced ? 1 : 0));
}

function claimAmounts(claim: KubernetesObject, amounts: Amounts): void {
  const spec = recordOf(claim.spec);
  const storage = quantityOf(
    recordOf(recordOf(spec.resources).requests).storage,
  );
  amounts.set('requests.storage', storage);
  if (typeof spec.storageClassName === 'string' && spec.storageClassName) {
    const prefix = `${spec.storageClassName}.storageclass.storage.k8s.io`;
    amounts.set(`${prefix}/requests.storage`, storage);
    amounts.set(`${prefix}/persistentvolumeclaims`, one);
  }
}

/** What an object uses of everything that quotas count. */
export function usageOfObject(
  resource: Resource,
  object: KubernetesObject,
): Amounts {
  const name = resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
  const amounts: Amounts = new Map([[`count/${name}`, one]]);
  if (!resource.group && plainCounts.has(resource.plural)) {
    amounts.set(resource.plural, one);
  }
  switch (resource.bucket) {
    case 'pods':
      podAmounts(object, amounts);
      break;
    case 'services':
      serviceAmounts(object, amounts);
      break;
    case 'persistentvolumeclaims':
      claimAmounts(object, amounts);
      break;
    default:
  }
  return amounts;
}

function inScope(scope: unknown, pod: KubernetesObject): boolean {
  const spec = recordOf(pod.spec);
  const ends = spec.activeDeadlineSeconds !== undefined;
  switch (scope) {
    case 'Terminating':
      return ends;
    case 'NotTerminating':
      return !ends;
    case 'BestEffort':
      return qualityOf(spec) === 'BestEffort';
    case 'NotBestEffort':
      return qualityOf(spec) !== 'BestEffort';
    default:
      return true;
  }
}

/** Whether a quota's scopes take an object in; a quota with scopes counts Pods only. */
export function isCounted(
  quota: KubernetesObject,
  resource: Resource,
  object: KubernetesObject,
): boolean {
  const spec = recordOf(quota.spec);
  const scopes = [
    ...(Array.isArray(spec.scopes) ? spec.scopes : []),
    ...recordsOf(recordOf(spec.scopeSelector).matchExpressions).map(
      expression => expression.scopeName,
    ),
  ];
  return (
    scopes.length === 0 ||
    (resource.bucket === 'pods' &&
      scopes.every(scope => inScope(scope, object)))
  );
}

const mustBeNamed = new Set([
  'cpu',
  'memory',
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
]);

/** The resources that a quota counts and some container does not name: `limits.cpu for: web`. */
export function unnamedResources(
  hard: JsonRecord,
  pod: KubernetesObject,
): string[] {
  const missing = new Map<string, string[]>();
  for (const container of containersOf(recordOf(pod.spec))) {
    const { requests, limits } = recordOf(container.resources);
    const named = new Set([
      ...Object.keys(recordOf(requests)).flatMap(name => [
        name,
        `requests.${name}`,
      ]),
      ...Object.keys(recordOf(limits)).map(name => `limits.${name}`),
    ]);
    for (const name of Object.keys(hard)) {
      if (mustBeNamed.has(name) && !named.has(name)) {
        missing.set(name, [
          ...(missing.get(name) ?? []),
          String(container.name),
        ]);
      }
    }
  }
  return [...missing]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, names]) => `${name} for: ${names.sort().join(',')}`);
}
