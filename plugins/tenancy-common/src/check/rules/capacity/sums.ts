import { FieldPath } from '@socle/plugin-platform-common/documents';
import { amountOf } from '../../../plan/describeQuota';
import { listOf } from '../../../plan/words';
import { Profile, ProfileCluster } from '../../../profile/schema';
import { parseQuantity } from '../../../quantity';
import { Tenant, TenantEnvironment } from '../../../tenant/types';
import { groupBy } from '../../tree/groupBy';
import { isJudgedIn, knownTenants } from '../../tree/knownTenants';
import { Read, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

const resources = ['cpu', 'memory', 'storage'] as const;
type Resource = (typeof resources)[number];

const quotaNames = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  storage: 'requests.storage',
} as const satisfies Record<keyof ProfileCluster['capacity'], string>;

/** What an environment may request of its cluster. */
interface Demand {
  tenant: Read<Tenant>;
  environment: TenantEnvironment;
  /** Its place among the tenant's environments. */
  index: number;
  /** In cores and bytes. */
  amounts: Readonly<Record<Resource, number>>;
}

/* What binary fractions lose in adding up. */
const TOLERANCE = 1 + 1e-9;

/** Quotas that are more than their cluster has, alone or together. */
export function capacityProblems(workspace: Workspace): Problem[] {
  const { profile } = workspace;
  if (!profile) {
    return [];
  }
  const byCluster = groupBy(
    knownTenants(workspace).flatMap(tenant => demandsOf(tenant, profile.value)),
    ({ environment }) => environment.cluster,
  );
  const isJudged = isJudgedIn(workspace);
  const isPlatformJudged = workspace.platforms.some(({ whole }) => whole);
  return profile.value.spec.clusters.flatMap((cluster, index) => {
    const demands = byCluster.get(cluster.name) ?? [];
    const byTenant = [...groupBy(demands, ({ tenant }) => tenant)];
    return resources.flatMap(resource => {
      const has = parseQuantity(cluster.capacity[resource]) ?? 0;
      const isTooMuch = (part: readonly Demand[]) =>
        sumOf(part, resource) > has * TOLERANCE;
      const alone = byTenant.filter(([, part]) => isTooMuch(part));
      const context = { resource, cluster, isJudged };
      if (alone.length > 0) {
        return alone.flatMap(([, part]) => tooMuchAlone(part, context));
      }
      return isTooMuch(demands)
        ? tooMuchTogether(demands, {
            ...context,
            ...(isPlatformJudged && {
              capacity: {
                source: profile.source,
                path: ['spec', 'clusters', index, 'capacity', resource],
              },
            }),
          })
        : [];
    });
  });
}

interface Context {
  resource: Resource;
  cluster: ProfileCluster;
  isJudged: (tenant: Read<Tenant>) => boolean;
}

/** The demands of one tenant, which are more than the cluster has. */
function tooMuchAlone(
  demands: readonly Demand[],
  { resource, cluster, isJudged }: Context,
): Problem[] {
  const most = largest(demands, resource);
  return isJudged(most.tenant)
    ? [
        {
          ...placeOf(most, resource),
          message: `${most.tenant.value.metadata.name} may request ${said(demands, resource)} of ${cluster.name}, which has ${cluster.capacity[resource]} in all.`,
          remedy: 'Ask for less, or choose another cluster.',
        },
      ]
    : [];
}

function tooMuchTogether(
  demands: readonly Demand[],
  {
    resource,
    cluster,
    isJudged,
    capacity,
  }: Context & { capacity?: Pick<Problem, 'source' | 'path'> },
): Problem[] {
  const amount = said(demands, resource);
  const has = cluster.capacity[resource];
  if (capacity) {
    return [
      {
        ...capacity,
        message: `Tenants may request ${amount} of ${cluster.name}, which has ${has}: ${mostOf(demands, resource)}.`,
        remedy:
          'Lower quotas, or add to the cluster and write here what it has then.',
      },
    ];
  }
  const judged = demands.filter(({ tenant }) => isJudged(tenant));
  return judged.length === 0
    ? []
    : [
        {
          ...placeOf(largest(judged, resource), resource),
          message: `With this, tenants may request ${amount} of ${cluster.name}, which has ${has}.`,
          remedy:
            'Ask for less, choose another cluster, or have the platform team add to this one.',
        },
      ];
}

/** What a tenant may request, by environment. One whose size is not known requests nothing that is known. */
function demandsOf(tenant: Read<Tenant>, { spec }: Profile): Demand[] {
  const sizes = new Map(Object.entries(spec.sizes));
  return tenant.value.spec.environments.flatMap((environment, index) => {
    const size = sizes.get(environment.size);
    const amount = (resource: Resource) => {
      const name = quotaNames[resource];
      const isHeld = resource === 'storage' || !environment.suspended;
      const text = environment.quota?.[name] ?? size?.quota[name];
      return isHeld && text !== undefined ? (parseQuantity(text) ?? 0) : 0;
    };
    return size
      ? [
          {
            tenant,
            environment,
            index,
            amounts: {
              cpu: amount('cpu'),
              memory: amount('memory'),
              storage: amount('storage'),
            },
          },
        ]
      : [];
  });
}

function sumOf(demands: readonly Demand[], resource: Resource): number {
  return demands.reduce((sum, { amounts }) => sum + amounts[resource], 0);
}

function said(demands: readonly Demand[], resource: Resource): string {
  return amountOf(
    quotaNames[resource],
    resource === 'cpu' ? 'CPU' : resource,
    sumOf(demands, resource),
  );
}

function largest(demands: readonly Demand[], resource: Resource): Demand {
  return demands.reduce((most, one) =>
    one.amounts[resource] > most.amounts[resource] ? one : most,
  );
}

/** The field that says how much it is: of the environment's own quota, or else its size. */
function placeOf(
  { tenant, environment, index }: Demand,
  resource: Resource,
): { source: Problem['source']; path: FieldPath } {
  const name = quotaNames[resource];
  const path = ['spec', 'environments', index];
  return {
    source: tenant.source,
    path:
      environment.quota?.[name] === undefined
        ? [...path, 'size']
        : [...path, 'quota', name],
  };
}

function mostOf(demands: readonly Demand[], resource: Resource): string {
  const sorted = [...groupBy(demands, ({ tenant }) => tenant)].sort(
    ([, one], [, other]) => sumOf(other, resource) - sumOf(one, resource),
  );
  const named = sorted
    .slice(0, 3)
    .map(
      ([{ value }, part]) =>
        `${value.metadata.name} ${said(part, resource).split(' ', 1)[0]}`,
    );
  const more = sorted.length - named.length;
  return listOf(more > 0 ? [...named, `${more} more`] : named);
}
