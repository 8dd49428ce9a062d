import {
  FieldPath,
  short,
  valueAt,
} from '@socle/plugin-platform-common/documents';
import { listOf } from '../../../plan/words';
import { Workspace } from '../../tree/workspace';
import { Problem, Rule } from '../../types';
import { Fields } from '../../value';
import {
  Container,
  containersOf,
  PodTemplate,
  podTemplates,
  titleOfContainer,
} from '../../workloads/containers';
import { podPatches } from '../../workloads/podPatches';
import { environmentOf, UnitEnvironment } from '../../workloads/environments';
import { problemsIn } from '../../workloads/problemsIn';
import {
  amountOf,
  computeResources,
  pathOfAmount,
  resourcesOf,
  Side,
} from '../../workloads/resources';
import { isUnset, said } from '../../workloads/said';

/**
 * Guardrail `limits`. Sources: Kubernetes' "Resource Management for Pods and Containers", "Limit Ranges" and "Assign
 * Pod-level CPU and memory resources"; pkg/api/pod/warnings.go for fractions of a byte.
 */
export const resources: Rule = {
  id: 'resources',
  title: 'Containers say what they need and what they may have',
  description:
    "Each container, init containers too, sets requests and limits of cpu and memory. What leaves them out gets the defaults of its environment, which fit nobody, and changes when those do. What the pod sets as a whole (`spec.resources`) counts for its containers; ephemeral containers cannot set any. An amount is one that Kubernetes reads, a request is not more than its limit, memory is no fraction of a byte (`400m` is less than one), and neither is more than a container of the environment's size may have (`limits.max`), because the API server refuses such pods.",
  severity: 'error',
  guardrail: 'limits',
  check: workspace =>
    problemsIn(
      [...podTemplates(workspace), ...podPatches(workspace)],
      template => problemsOf(template, workspace),
    ),
};

/** What sets amounts: a container, or a pod as a whole. */
interface Holder {
  who: string;
  path: FieldPath;
  value: Fields;
}

function problemsOf(template: PodTemplate, workspace: Workspace): Problem[] {
  const { manifest, unit, spec, path } = template;
  const environment = environmentOf(unit, workspace);
  const pod: Holder = { who: 'The pod', path, value: spec };
  const containers = containersOf(template).filter(
    ({ list }) => list !== 'ephemeralContainers',
  );
  return [
    ...wrongAmounts(pod),
    ...containers.flatMap(container => {
      const holder = { ...container, who: titleOfContainer(container) };
      return [
        ...(template.partial ? [] : missingAmounts(container, spec)),
        ...wrongAmounts(holder, environment),
      ];
    }),
  ].map(problem => ({ source: manifest, ...problem }));
}

type Fault = Omit<Problem, 'source'>;

function missingAmounts(container: Container, pod: Fields): Fault[] {
  const missing = (['requests', 'limits'] as const).flatMap(side =>
    computeResources
      .filter(
        resource =>
          isUnset(valueAt(resourcesOf(container.value, side), [resource])) &&
          isUnset(valueAt(resourcesOf(pod, side), [resource])),
      )
      .map(resource => ({ side, resource })),
  );
  if (missing.length === 0) {
    return [];
  }
  const [{ side, resource }] = missing;
  const isAll = missing.length === 2 * computeResources.length;
  return [
    {
      path: isAll
        ? [...container.path, 'resources']
        : pathOfAmount(container.path, side, resource),
      message: isAll
        ? `${titleOfContainer(container)} sets neither requests nor limits.`
        : `${titleOfContainer(container)} sets ${listOf(missing.map(one => `no ${one.side}.${one.resource}`))}.`,
      remedy:
        'Write what it needs and what it may have: resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { cpu: 500m, memory: 256Mi } }.',
    },
  ];
}

function wrongAmounts(holder: Holder, environment?: UnitEnvironment): Fault[] {
  const requests = resourcesOf(holder.value, 'requests');
  const limits = resourcesOf(holder.value, 'limits');
  const resourceNames = new Set([
    ...Object.keys(requests),
    ...Object.keys(limits),
  ]);
  return [...resourceNames].flatMap(resource => {
    const request = valueAt(requests, [resource]);
    const limit = valueAt(limits, [resource]);
    const unreadable = [
      ...unreadableAmount(holder, 'requests', resource, request),
      ...unreadableAmount(holder, 'limits', resource, limit),
    ];
    return unreadable.length > 0
      ? unreadable
      : highAmount({ holder, resource, request, limit, environment });
  });
}

function unreadableAmount(
  { who, path }: Holder,
  side: Side,
  resource: string,
  value: unknown,
): Fault[] {
  const amount = amountOf(value);
  if (
    isUnset(value) ||
    (amount !== undefined && !isFraction(resource, value))
  ) {
    return [];
  }
  return [
    {
      path: pathOfAmount(path, side, resource),
      message:
        amount === undefined
          ? `${who} sets ${side}.${short(resource)} to ${said(value)}, which is not an amount.`
          : `${who} sets ${side}.${short(resource)} to ${said(value)}, which is a fraction of a byte.`,
      remedy:
        amount === undefined
          ? "Write a number with an optional suffix, as Kubernetes does: '4', 500m, 16Gi."
          : 'Write mebibytes or gibibytes: 256Mi, 2Gi.',
    },
  ];
}

function isFraction(resource: string, value: unknown): boolean {
  return (
    (resource === 'memory' || resource === 'ephemeral-storage') &&
    !Number.isInteger(amountOf(value))
  );
}

function highAmount(options: {
  holder: Holder;
  resource: string;
  request: unknown;
  limit: unknown;
  environment?: UnitEnvironment;
}): Fault[] {
  const { holder, resource, request, limit, environment } = options;
  const { who, path } = holder;
  const name = short(resource);
  const [requested, limited] = [amountOf(request), amountOf(limit)];
  if (requested !== undefined && limited !== undefined && requested > limited) {
    return [
      {
        path: pathOfAmount(path, 'requests', resource),
        message: `${who} requests ${String(request)} of ${name}, more than its limit of ${String(limit)}.`,
        remedy: `Lower the request to ${String(limit)} or less, or raise the limit.`,
      },
    ];
  }
  const max = environment && highestOf(environment, resource);
  const side = limited === undefined ? 'requests' : 'limits';
  const highest = limited ?? requested;
  return max !== undefined &&
    highest !== undefined &&
    highest > (amountOf(max) ?? Infinity)
    ? [
        {
          path: pathOfAmount(path, side, resource),
          message: `${who} sets ${side}.${name} to ${String(limit ?? request)}, and a container in ${environment?.namespace} may have ${max} at most.`,
          remedy: `Lower it to ${max} or less, or ask for a larger size of the environment.`,
        },
      ]
    : [];
}

function highestOf(
  { size }: UnitEnvironment,
  resource: string,
): string | undefined {
  const compute = computeResources.find(one => one === resource);
  return compute && size.limits.max[compute];
}
