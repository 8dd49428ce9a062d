import { Status } from '@socle/plugin-platform-common';
import {
  EnvironmentObservations,
  environmentState,
  NamespaceSummary,
  Observation,
  WorkloadSummary,
} from './environmentState';

const at = '2026-11-21T10:00:00.000Z';
const fresh: Status = {
  level: 'ok',
  reason: 'paris-nonprod is watched',
  observedAt: at,
};
const silent: Status = {
  level: 'error',
  reason: 'legacy cannot be reached: connection refused',
  observedAt: at,
};
const stale: Status = { ...silent, staleSince: '2026-11-21T10:05:00.000Z' };
const forbidden: Status = {
  level: 'error',
  reason: 'paris-nonprod forbids it to the portal',
  observedAt: at,
};

function seen<T>(objects: T[], status = fresh): Observation<T> {
  return { objects, known: true, status };
}
function unseen<T>(status: Status): Observation<T> {
  return { objects: [], known: false, status };
}
const namespace: NamespaceSummary = { name: 'shop-dev', terminating: false };

function workload(summary: Partial<WorkloadSummary>): WorkloadSummary {
  return {
    kind: 'Deployment',
    name: 'search',
    labels: {},
    desired: 2,
    ready: 2,
    observed: true,
    ...summary,
  };
}

function observe(observations: Partial<EnvironmentObservations>) {
  return environmentState({
    environment: {
      name: 'dev',
      cluster: 'paris-nonprod',
      namespace: 'shop-dev',
    },
    cluster: { name: 'paris-nonprod', title: 'Paris, non-production' },
    namespaces: seen([namespace]),
    quotas: seen([{ hard: { pods: '40' }, used: { pods: '10' } }]),
    workloads: [seen([workload({}), workload({ name: 'storefront' })])],
    now: new Date(at),
    ...observations,
  });
}

const suspended = {
  name: 'dev',
  cluster: 'paris-nonprod',
  namespace: 'insights-dev',
  suspended: true,
};

describe('the status of an environment', () => {
  it.each<
    [
      story: string,
      observations: Partial<EnvironmentObservations>,
      level: Status['level'],
      reason: string,
    ]
  >([
    ['all is well', {}, 'ok', 'All 2 workloads are ready'],
    [
      'one workload',
      { workloads: [seen([workload({})])] },
      'ok',
      'The workload is ready',
    ],
    [
      'nothing runs yet',
      { workloads: [seen([])] },
      'ok',
      'The namespace is there, and nothing runs in it yet',
    ],
    [
      'scaled to nothing',
      { workloads: [seen([workload({ desired: 0, ready: 0 })])] },
      'ok',
      'The workload is ready',
    ],
    [
      'the last pod is refused by the quota',
      {
        quotas: seen([{ hard: { pods: '40' }, used: { pods: '39' } }]),
        workloads: [
          seen([workload({ ready: 1, failure: 'exceeded quota: pods' })]),
        ],
      },
      'warning',
      'Deployment search: 1 of 2 pods are ready, and the quota refuses more. Quota pods is nearly used up: 39 of 40',
    ],
    [
      'no pod is ready',
      {
        workloads: [
          seen([workload({ ready: 0, desired: 1 }), workload({ ready: 1 })]),
        ],
      },
      'error',
      'Deployment search: 0 of 1 pods are ready',
    ],
    [
      'a new version is not seen yet',
      { workloads: [seen([workload({ observed: false })])] },
      'warning',
      'Deployment search: its newest version is not rolled out yet',
    ],
    [
      'a quota is over its limit',
      { quotas: seen([{ hard: { pods: '2' }, used: { pods: '3' } }]) },
      'warning',
      'Quota pods is over its limit: 3 of 2',
    ],
    [
      'a quota of nothing, and nothing used',
      { quotas: seen([{ hard: { 'services.loadbalancers': '0' }, used: {} }]) },
      'ok',
      'All 2 workloads are ready',
    ],
    [
      'the namespace is not there',
      { namespaces: seen<NamespaceSummary>([]), workloads: [seen([])] },
      'error',
      'Namespace shop-dev is not on Paris, non-production: it was not delivered yet, or it was deleted',
    ],
    [
      'the namespace is being deleted',
      { namespaces: seen([{ ...namespace, terminating: true }]) },
      'warning',
      'Namespace shop-dev is being deleted',
    ],
    [
      'suspended, as asked',
      {
        environment: suspended,
        quotas: seen([{ hard: { pods: '0' }, used: {} }]),
        workloads: [seen([workload({ ready: 0 })])],
      },
      'ok',
      'It is suspended, and nothing runs',
    ],
    [
      'to be suspended, and not yet',
      { environment: suspended, workloads: [seen([workload({})])] },
      'warning',
      'It is to be suspended, and 1 workload still runs',
    ],
    [
      'a kind that may not be read is unknown, never well',
      { workloads: [seen([workload({})]), unseen(forbidden)] },
      'unknown',
      'paris-nonprod forbids it to the portal',
    ],
    [
      'a fault weighs more than what is unknown',
      { workloads: [seen([workload({ ready: 1 })]), unseen(forbidden)] },
      'warning',
      'Deployment search: 1 of 2 pods are ready',
    ],
    [
      'a cluster that never answered',
      {
        namespaces: unseen(silent),
        quotas: unseen(silent),
        workloads: [unseen(silent)],
      },
      'unknown',
      'legacy cannot be reached: connection refused',
    ],
  ])('%s', (_story, observations, level, reason) => {
    expect(observe(observations).status).toEqual({
      level,
      reason,
      observedAt: at,
    });
  });

  it('is the last one known, and stale, where the cluster is silent now', () => {
    const state = observe({
      namespaces: seen([namespace], stale),
      quotas: seen([{ hard: { pods: '40' }, used: { pods: '10' } }], stale),
      workloads: [seen([workload({ ready: 1 })], stale)],
    });
    expect(state.status).toEqual({
      level: 'warning',
      reason: 'Deployment search: 1 of 2 pods are ready',
      observedAt: at,
      staleSince: stale.staleSince,
    });
    expect(state.cluster.status).toEqual(stale);
    expect(state.workloads).toEqual({ ready: 0, total: 1 });
  });
});

it('carries place, quota and workloads', () => {
  expect(observe({})).toEqual({
    name: 'dev',
    namespace: 'shop-dev',
    suspended: false,
    cluster: {
      name: 'paris-nonprod',
      title: 'Paris, non-production',
      status: { ...fresh, reason: 'Paris, non-production answers' },
    },
    status: {
      level: 'ok',
      reason: 'All 2 workloads are ready',
      observedAt: at,
    },
    quota: [{ resource: 'pods', used: '10', hard: '40', ratio: 0.25 }],
    workloads: { ready: 2, total: 2 },
  });
});

it('says nothing of quota and workloads that nobody ever saw', () => {
  const state = observe({
    namespaces: unseen(silent),
    quotas: unseen(silent),
    workloads: [unseen(silent)],
  });
  expect(state).not.toHaveProperty('quota');
  expect(state).not.toHaveProperty('workloads');
});

it('keeps what a controller said apart from the sentence, word for word', () => {
  const state = observe({
    workloads: [
      seen([
        workload({
          ready: 1,
          failure: 'pods "search-x" is forbidden: exceeded quota: tenant',
        }),
      ]),
    ],
  });

  expect(state.details).toEqual([
    'pods "search-x" is forbidden: exceeded quota: tenant',
  ]);
  expect(state.status.reason).not.toContain('forbidden');
});
