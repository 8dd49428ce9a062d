import { Status } from '@socle/plugin-platform-common';
import {
  ClusterState,
  EntityEnvironments,
  EnvironmentState,
} from '@socle/plugin-tenancy-common';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const well = (reason: string): Status => ({
  level: 'ok',
  reason,
  observedAt: minutesAgo(1),
});

const nonProduction: ClusterState = {
  name: 'paris-nonprod',
  title: 'Paris, non-production',
  status: well('The cluster answers'),
};

const production: ClusterState = {
  name: 'paris-prod',
  title: 'Paris, production',
  status: well('The cluster answers'),
};

const healthy = (
  tenant: string,
  name: string,
  cluster: ClusterState,
): EnvironmentState => ({
  name,
  namespace: `${tenant}-${name}`,
  cluster,
  status: well('3 of 3 workloads are ready'),
  suspended: false,
  quota: [
    { resource: 'requests.cpu', used: '1500m', hard: '4', ratio: 0.375 },
    { resource: 'requests.memory', used: '3Gi', hard: '8Gi', ratio: 0.375 },
    { resource: 'pods', used: '6', hard: '40', ratio: 0.15 },
  ],
  workloads: { ready: 3, total: 3 },
});

const tenant = (name: string, title: string) => ({
  name,
  title,
  owner: `group:default/${name}`,
});

/** All healthy, two environments on two clusters. */
export const payments: EntityEnvironments = {
  entityRef: 'system:default/payments',
  tenant: tenant('payments', 'Payments'),
  environments: [
    healthy('payments', 'dev', nonProduction),
    healthy('payments', 'prod', production),
  ],
  refused: [],
};

/** The quota of dev is full, and a pod is refused by it. */
export const shop: EntityEnvironments = {
  entityRef: 'system:default/shop',
  tenant: tenant('shop', 'Shop'),
  environments: [
    {
      ...healthy('shop', 'dev', nonProduction),
      status: {
        level: 'warning',
        reason: 'Deployment search has 1 of 2 pods: exceeded quota',
        observedAt: minutesAgo(3),
      },
      workloads: { ready: 1, total: 2 },
      quota: [
        { resource: 'requests.cpu', used: '1900m', hard: '2', ratio: 0.95 },
        { resource: 'requests.memory', used: '4Gi', hard: '4Gi', ratio: 1 },
        { resource: 'pods', used: '6', hard: '20', ratio: 0.3 },
      ],
    },
    {
      ...healthy('shop', 'staging', nonProduction),
      workloads: { ready: 2, total: 2 },
    },
    {
      ...healthy('shop', 'prod', production),
      workloads: { ready: 2, total: 2 },
    },
  ],
  refused: [],
};

/** Asked to be suspended; one environment. */
export const insights: EntityEnvironments = {
  entityRef: 'system:default/insights',
  tenant: tenant('insights', 'Insights'),
  environments: [
    {
      ...healthy('insights', 'dev', nonProduction),
      status: {
        level: 'unknown',
        reason: 'The tenant asked to be suspended',
        observedAt: minutesAgo(1),
      },
      suspended: true,
      workloads: { ready: 0, total: 0 },
      quota: [{ resource: 'requests.cpu', used: '0', hard: '0', ratio: 1 }],
    },
  ],
  refused: [],
};

const unreachable = {
  observedAt: minutesAgo(12),
  staleSince: minutesAgo(11),
};

/** The cluster of prod went silent eleven minutes ago, and what was last seen there was well. */
export const stale: EntityEnvironments = {
  ...payments,
  environments: [
    payments.environments[0],
    {
      ...payments.environments[1],
      status: { ...payments.environments[1].status, ...unreachable },
      cluster: {
        ...production,
        status: {
          level: 'error',
          reason: 'connect ECONNREFUSED 127.0.0.1:7019',
          ...unreachable,
        },
      },
    },
  ],
};

/** A cluster that was never reached: nothing is known. */
export const down: EntityEnvironments = {
  ...payments,
  environments: [
    {
      name: 'prod',
      namespace: 'payments-prod',
      suspended: false,
      status: {
        level: 'unknown',
        reason: 'The cluster legacy was never reached',
        observedAt: minutesAgo(1),
      },
      cluster: {
        name: 'legacy',
        status: {
          level: 'error',
          reason: 'connect ECONNREFUSED 127.0.0.1:7020',
          observedAt: minutesAgo(1),
        },
      },
    },
  ],
};

/** A component that claims what belongs to others. */
export const checkout: EntityEnvironments = {
  ...payments,
  entityRef: 'component:default/checkout',
  environments: payments.environments.map(({ quota, ...environment }) => ({
    ...environment,
    workloads: { ready: 1, total: 1 },
  })),
  refused: [
    {
      annotation: 'backstage.io/kubernetes-namespace',
      value: 'shop-prod',
      reason: 'other-tenant',
      tenant: 'shop',
    },
    {
      annotation: 'backstage.io/kubernetes-cluster',
      value: 'legacy',
      reason: 'not-an-environment',
    },
  ],
};

/** Belongs to no tenant. */
export const homeless: EntityEnvironments = {
  entityRef: 'component:default/website',
  environments: [],
  refused: [],
};
