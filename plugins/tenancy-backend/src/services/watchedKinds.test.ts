import {
  daemonSets,
  deployments,
  namespaces,
  resourceQuotas,
  statefulSets,
} from './watchedKinds';

const metadata = { name: 'search', generation: 2, labels: { app: 'search' } };
const common = { name: 'search', labels: { app: 'search' }, observed: true };

describe('what is kept of a Deployment', () => {
  const kept = (spec: object, status: object) =>
    deployments.project({
      metadata,
      spec,
      status: { observedGeneration: 2, ...status },
    });

  it.each([
    [
      'all pods ready',
      { replicas: 2 },
      { readyReplicas: 2, updatedReplicas: 2 },
      { desired: 2, ready: 2 },
    ],
    [
      'pods of an older revision do not count',
      { replicas: 3 },
      { readyReplicas: 3, updatedReplicas: 1 },
      { desired: 3, ready: 1 },
    ],
    ['one pod where none is said', {}, {}, { desired: 1, ready: 0 }],
    [
      'refused by the quota',
      { replicas: 2 },
      {
        readyReplicas: 1,
        updatedReplicas: 1,
        conditions: [
          { type: 'Available', status: 'True', message: 'fine' },
          {
            type: 'ReplicaFailure',
            status: 'True',
            message: 'exceeded quota: pods',
          },
        ],
      },
      { desired: 2, ready: 1, failure: 'exceeded quota: pods' },
    ],
    [
      'no progress within its deadline',
      { replicas: 1 },
      {
        conditions: [
          { type: 'Progressing', status: 'False', message: 'has timed out' },
        ],
      },
      { desired: 1, ready: 0, failure: 'has timed out' },
    ],
  ])('%s', (_story, spec, status, expected) => {
    expect(kept(spec, status)).toEqual({
      ...common,
      kind: 'Deployment',
      ...expected,
    });
  });

  it('says where its controller has not seen its newest version', () => {
    expect(kept({}, { observedGeneration: 1 })?.observed).toBe(false);
    expect(deployments.project({ metadata })?.observed).toBe(false);
  });
});

it.each([
  [
    'settled',
    { readyReplicas: 3, currentRevision: 'a', updateRevision: 'a' },
    3,
  ],
  [
    'being updated',
    {
      readyReplicas: 3,
      updatedReplicas: 1,
      currentRevision: 'a',
      updateRevision: 'b',
    },
    1,
  ],
])('keeps what is ready of a StatefulSet: %s', (_story, status, ready) => {
  expect(
    statefulSets.project({
      metadata,
      spec: { replicas: 3 },
      status: { observedGeneration: 2, ...status },
    }),
  ).toEqual({ ...common, kind: 'StatefulSet', desired: 3, ready });
});

it('keeps on how many nodes a DaemonSet is ready', () => {
  expect(
    daemonSets.project({
      metadata,
      status: {
        observedGeneration: 2,
        desiredNumberScheduled: 4,
        numberReady: 4,
        updatedNumberScheduled: 3,
      },
    }),
  ).toEqual({ ...common, kind: 'DaemonSet', desired: 4, ready: 3 });
});

it('keeps what a quota allows, counted or not yet', () => {
  expect(
    resourceQuotas.project({
      metadata,
      spec: { hard: { pods: '40' } },
      status: { hard: { pods: '20' }, used: { pods: '3' } },
    }),
  ).toEqual({ hard: { pods: '20' }, used: { pods: '3' } });
  expect(
    resourceQuotas.project({ metadata, spec: { hard: { pods: '40' } } }),
  ).toEqual({ hard: { pods: '40' }, used: {} });
});

it('keeps whether a namespace is on its way out', () => {
  expect(namespaces.project({ metadata: { name: 'shop-dev' } })).toEqual({
    name: 'shop-dev',
    terminating: false,
  });
  expect(
    namespaces.project({
      metadata: { name: 'shop-dev', deletionTimestamp: '2026-11-21T10:00:00Z' },
    }),
  ).toEqual({ name: 'shop-dev', terminating: true });
});
