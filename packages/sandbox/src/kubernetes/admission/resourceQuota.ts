import { system } from '../authentication';
import { JsonRecord, recordOf, sameJson } from '../json';
import {
  Admission,
  AdmissionRequest,
  ClusterContext,
} from '../operations/context';
import { updateObject } from '../operations/update';
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  Quantity,
  quantityOf,
  subtractQuantities,
  zeroQuantity,
} from '../quantity';
import { forbidden } from '../status';
import { KubernetesObject } from '../types';
import {
  Amounts,
  isCounted,
  unnamedResources,
  usageOfObject,
} from './quotaUsage';

/** Kinds whose quota is checked when they change, too. */
const checkedOnUpdate = new Set(['pods', 'services', 'persistentvolumeclaims']);

function printed(amounts: [string, Quantity][]): string {
  return amounts
    .map(([name, amount]) => `${name}=${formatQuantity(amount)}`)
    .join(',');
}

/** What the request adds to what is used; undefined where it adds nothing. */
function increase(request: AdmissionRequest): Amounts | undefined {
  const { operation, resource, object, old } = request;
  const wanted = usageOfObject(resource, object);
  if (operation === 'CREATE') {
    return wanted;
  }
  if (!old || !checkedOnUpdate.has(resource.bucket)) {
    return undefined;
  }
  const before = usageOfObject(resource, old);
  const delta: Amounts = new Map();
  for (const [name, amount] of wanted) {
    const more = subtractQuantities(amount, before.get(name) ?? zeroQuantity);
    if (more.nano > 0n) {
      delta.set(name, more);
    }
  }
  return delta.size ? delta : undefined;
}

function checkQuota(
  request: AdmissionRequest,
  quota: KubernetesObject,
  delta: Amounts,
): JsonRecord | undefined {
  const { resource, object, operation } = request;
  const status = recordOf(quota.status);
  const hard = recordOf(status.hard);
  const used = recordOf(status.used);
  const { name } = quota.metadata;
  const refuse = (why: string) =>
    forbidden(resource, object.metadata.name, why);
  if (operation === 'CREATE' && resource.bucket === 'pods') {
    const missing = unnamedResources(hard, object);
    if (missing.length) {
      throw refuse(`failed quota: ${name}: must specify ${missing.join('; ')}`);
    }
  }
  const counted = [...delta]
    .filter(([what]) => hard[what] !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  if (counted.length === 0) {
    return undefined;
  }
  const exceeded = counted.filter(
    ([what, amount]) =>
      compareQuantities(
        addQuantities(quantityOf(used[what]), amount),
        quantityOf(hard[what]),
      ) > 0,
  );
  if (exceeded.length) {
    const amounts = (from: JsonRecord): [string, Quantity][] =>
      exceeded.map(([what]) => [what, quantityOf(from[what])]);
    throw refuse(
      `exceeded quota: ${name}, requested: ${printed(exceeded)}, used: ${printed(amounts(used))}, limited: ${printed(amounts(hard))}`,
    );
  }
  return {
    ...used,
    ...Object.fromEntries(
      counted.map(([what, amount]) => [
        what,
        formatQuantity(addQuantities(quantityOf(used[what]), amount)),
      ]),
    ),
  };
}

/** Holds creations to the quotas of their namespace, and counts them. Source: the plugin ResourceQuota. */
export function resourceQuotas(context: ClusterContext): Admission {
  return {
    validate(request) {
      const { operation, resource, namespace, subresource, object } = request;
      if (
        operation === 'DELETE' ||
        subresource ||
        !namespace ||
        !resource.verbs.includes('list')
      ) {
        return;
      }
      const quotas = context.store
        .list('resourcequotas', namespace)
        .filter(quota => isCounted(quota, resource, object));
      const delta = quotas.length ? increase(request) : undefined;
      if (!delta) {
        return;
      }
      const checked = quotas.map(quota => ({
        quota,
        used: checkQuota(request, quota, delta),
      }));
      if (request.dryRun) {
        return;
      }
      for (const { quota, used } of checked) {
        if (used) {
          writeUsage(context, quota, { ...recordOf(quota.status), used });
        }
      }
    },
  };
}

/** Writes a quota's status where it differs. */
export function writeUsage(
  context: ClusterContext,
  quota: KubernetesObject,
  status: JsonRecord,
): void {
  const resource = context.registry.byKind({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
  });
  if (!resource || sameJson(quota.status, status)) {
    return;
  }
  const { resourceVersion, ...metadata } = quota.metadata;
  updateObject(
    context,
    { resource, namespace: metadata.namespace, name: metadata.name },
    { ...quota, metadata, status },
    {
      user: system,
      fieldManager: 'kube-controller-manager',
      subresource: 'status',
    },
  );
}
