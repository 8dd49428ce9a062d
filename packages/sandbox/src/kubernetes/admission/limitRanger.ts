import { isRecord, JsonRecord, recordOf, recordsOf } from '../json';
import { containersOf } from '../kinds/podDefaults';
import {
  Admission,
  AdmissionRequest,
  ClusterContext,
} from '../operations/context';
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  Quantity,
  quantityOf,
} from '../quantity';
import { forbidden } from '../status';
import { KubernetesObject } from '../types';

const annotation = 'kubernetes.io/limit-ranger';

function limitsOf(context: ClusterContext, namespace: string | undefined) {
  return context.store
    .list('limitranges', namespace)
    .flatMap(range => recordsOf(recordOf(range.spec).limits));
}

/** Fills one side of a container's resources; answers the names that it filled. */
function fill(
  container: JsonRecord,
  side: 'requests' | 'limits',
  defaults: unknown,
): string[] {
  const resources = recordOf(container.resources);
  const given = recordOf(resources[side]);
  const missing = Object.entries(recordOf(defaults)).filter(
    ([name]) => given[name] === undefined,
  );
  if (missing.length) {
    resources[side] = { ...given, ...Object.fromEntries(missing) };
    container.resources = resources;
  }
  return missing.map(([name]) => name).sort();
}

function fillPod(pod: KubernetesObject, limits: JsonRecord[]): void {
  const spec = recordOf(pod.spec);
  const told: string[] = [];
  const initial = new Set(recordsOf(spec.initContainers));
  const ordered = [...recordsOf(spec.containers), ...initial];
  for (const limit of limits.filter(one => one.type === 'Container')) {
    for (const container of ordered) {
      const what = `${initial.has(container) ? 'init container' : 'container'} ${container.name}`;
      const requests = fill(container, 'requests', limit.defaultRequest);
      const maxima = fill(container, 'limits', limit.default);
      if (requests.length) {
        told.push(`${requests.join(', ')} request for ${what}`);
      }
      if (maxima.length) {
        told.push(`${maxima.join(', ')} limit for ${what}`);
      }
    }
  }
  if (told.length) {
    pod.metadata.annotations = {
      ...pod.metadata.annotations,
      [annotation]: `LimitRanger plugin set: ${told.join('; ')}`,
    };
  }
}

interface Usage {
  requests: Map<string, Quantity>;
  limits: Map<string, Quantity>;
}

function quantitiesOf(value: unknown): Map<string, Quantity> {
  return new Map(
    Object.entries(recordOf(value)).map(([name, amount]) => [
      name,
      quantityOf(amount),
    ]),
  );
}

function usageOf(container: JsonRecord): Usage {
  const { requests, limits } = recordOf(container.resources);
  return { requests: quantitiesOf(requests), limits: quantitiesOf(limits) };
}

function add(
  sum: Map<string, Quantity>,
  more: Map<string, Quantity>,
  combine: (left: Quantity, right: Quantity) => Quantity,
): void {
  for (const [name, amount] of more) {
    const known = sum.get(name);
    sum.set(name, known ? combine(known, amount) : amount);
  }
}

/** What a whole Pod uses: its containers together, or the hungriest of those that run before. */
export function podUsage(spec: JsonRecord): Usage {
  const usage: Usage = { requests: new Map(), limits: new Map() };
  for (const container of recordsOf(spec.containers)) {
    const { requests, limits } = usageOf(container);
    add(usage.requests, requests, addQuantities);
    add(usage.limits, limits, addQuantities);
  }
  const larger = (left: Quantity, right: Quantity) =>
    compareQuantities(left, right) >= 0 ? left : right;
  for (const container of recordsOf(spec.initContainers)) {
    const { requests, limits } = usageOf(container);
    add(usage.requests, requests, larger);
    add(usage.limits, limits, larger);
  }
  return usage;
}

function violations(limit: JsonRecord, usage: Usage): string[] {
  const problems: string[] = [];
  const type = String(limit.type);
  for (const [name, bound] of quantitiesOf(limit.min)) {
    const words = `minimum ${name} usage per ${type} is ${formatQuantity(bound)}`;
    const request = usage.requests.get(name);
    const maximum = usage.limits.get(name);
    if (!request) {
      problems.push(`${words}.  No request is specified`);
    } else if (compareQuantities(request, bound) < 0) {
      problems.push(`${words}, but request is ${formatQuantity(request)}`);
    } else if (maximum && compareQuantities(maximum, bound) < 0) {
      problems.push(`${words}, but limit is ${formatQuantity(maximum)}`);
    }
  }
  for (const [name, bound] of quantitiesOf(limit.max)) {
    const words = `maximum ${name} usage per ${type} is ${formatQuantity(bound)}`;
    const request = usage.requests.get(name);
    const maximum = usage.limits.get(name);
    if (!maximum) {
      problems.push(`${words}.  No limit is specified`);
    } else if (compareQuantities(maximum, bound) > 0) {
      problems.push(`${words}, but limit is ${formatQuantity(maximum)}`);
    } else if (request && compareQuantities(request, bound) > 0) {
      problems.push(`${words}, but request is ${formatQuantity(request)}`);
    }
  }
  for (const [name, bound] of quantitiesOf(limit.maxLimitRequestRatio)) {
    const words = `${name} max limit to request ratio per ${type} is ${formatQuantity(bound)}`;
    const request = usage.requests.get(name);
    const maximum = usage.limits.get(name);
    if (!request || request.nano === 0n) {
      problems.push(`${words}, but no request is specified or request is 0`);
    } else if (!maximum || maximum.nano === 0n) {
      problems.push(`${words}, but no limit is specified or limit is 0`);
    } else {
      const ratio = Number(maximum.nano) / Number(request.nano);
      if (ratio > Number(bound.nano) / 1e9) {
        problems.push(`${words}, but provided ratio is ${ratio.toFixed(6)}`);
      }
    }
  }
  return problems;
}

function storageViolations(limit: JsonRecord, claim: JsonRecord): string[] {
  const request = quantityOf(
    recordOf(recordOf(claim.resources).requests).storage,
  );
  const problems: string[] = [];
  const { min, max } = limit;
  const least = recordOf(min).storage;
  const most = recordOf(max).storage;
  if (
    least !== undefined &&
    compareQuantities(request, quantityOf(least)) < 0
  ) {
    problems.push(
      `minimum storage usage per PersistentVolumeClaim is ${least}, but request is ${formatQuantity(request)}`,
    );
  }
  if (most !== undefined && compareQuantities(request, quantityOf(most)) > 0) {
    problems.push(
      `maximum storage usage per PersistentVolumeClaim is ${most}, but request is ${formatQuantity(request)}`,
    );
  }
  return problems;
}

function problemsOf(request: AdmissionRequest, limits: JsonRecord[]): string[] {
  const spec = recordOf(request.object.spec);
  return limits.flatMap(limit => {
    if (request.resource.bucket === 'persistentvolumeclaims') {
      return limit.type === 'PersistentVolumeClaim'
        ? storageViolations(limit, spec)
        : [];
    }
    switch (limit.type) {
      case 'Container':
        return containersOf(spec).flatMap(container =>
          violations(limit, usageOf(container)),
        );
      case 'Pod':
        return violations(limit, podUsage(spec));
      default:
        return [];
    }
  });
}

/** LimitRanges: fills what containers do not say, and refuses what is out of bounds. */
export function limitRanger(context: ClusterContext): Admission {
  const concerns = ({ operation, resource, subresource }: AdmissionRequest) =>
    operation === 'CREATE' &&
    !subresource &&
    ['pods', 'persistentvolumeclaims'].includes(resource.bucket);
  return {
    mutate(request) {
      if (concerns(request) && request.resource.bucket === 'pods') {
        fillPod(request.object, limitsOf(context, request.namespace));
      }
    },
    validate(request) {
      if (!concerns(request) || !isRecord(request.object.spec)) {
        return;
      }
      const limits = limitsOf(context, request.namespace);
      const problems = [...new Set(problemsOf(request, limits))];
      if (problems.length) {
        throw forbidden(
          request.resource,
          request.object.metadata.name,
          problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`,
        );
      }
    },
  };
}
