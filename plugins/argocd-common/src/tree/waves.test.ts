import { revision, storedApplication } from '../__testUtils__/applications';
import { Application } from '../objects/application';
import { parseApplication } from '../objects/parseApplication';
import { wavesOf } from './waves';

const resources = [
  {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'payments-dev',
    name: 'checkout',
    status: 'OutOfSync',
    syncWave: 2,
  },
  { kind: 'Namespace', name: 'payments-dev', status: 'Synced', syncWave: -10 },
  {
    group: 'apps',
    kind: 'StatefulSet',
    namespace: 'payments-dev',
    name: 'ledger',
    status: 'Synced',
  },
  {
    kind: 'Service',
    namespace: 'payments-dev',
    name: 'ledger',
    status: 'Synced',
  },
  { kind: 'ConfigMap', namespace: 'payments-dev', name: 'a', status: 'Synced' },
  {
    group: 'batch',
    kind: 'Job',
    namespace: 'payments-dev',
    name: 'migrate',
    hook: true,
    syncWave: 1,
  },
];
const result = (group: string, kind: string, name: string, rest: object) => ({
  group,
  version: 'v1',
  kind,
  namespace: name === 'payments-dev' ? undefined : 'payments-dev',
  name,
  ...rest,
});

const drawn = (operationState: object | undefined) => {
  const application = parseApplication(
    storedApplication({ status: { resources, operationState } }),
  ) as Application;
  return wavesOf(application).map(
    ({ phase, wave, items, blockedBy }) =>
      `${phase} ${wave}: ${items.map(({ resource, state, hook }) => `${hook ? `${hook} ` : ''}${resource.kind}/${resource.name} ${state}`).join(', ')}${blockedBy.length > 0 ? ` | after ${blockedBy.map(({ name }) => name).join(', ')}` : ''}`,
  );
};

it('puts phases, waves, kinds and names in their order', () => {
  expect(drawn(undefined)).toEqual([
    'Sync -10: Namespace/payments-dev none',
    'Sync 0: ConfigMap/a none, Service/ledger none, StatefulSet/ledger none',
    'Sync 2: Deployment/checkout none',
  ]);
});

it('says what a wave waits for', () => {
  expect(
    drawn({
      phase: 'Running',
      message: 'waiting for healthy state of apps/StatefulSet/ledger',
      syncResult: {
        revision,
        resources: [
          result('batch', 'Job', 'migrate', {
            hookType: 'PreSync',
            hookPhase: 'Succeeded',
            syncPhase: 'PreSync',
          }),
          result('', 'Namespace', 'payments-dev', {
            status: 'Synced',
            hookPhase: 'Succeeded',
            syncPhase: 'Sync',
          }),
          result('', 'ConfigMap', 'a', {
            status: 'Synced',
            hookPhase: 'Succeeded',
            syncPhase: 'Sync',
          }),
          result('', 'Service', 'ledger', {
            status: 'Synced',
            hookPhase: 'Succeeded',
            syncPhase: 'Sync',
          }),
          result('apps', 'StatefulSet', 'ledger', {
            status: 'Synced',
            hookPhase: 'Running',
            syncPhase: 'Sync',
          }),
        ],
      },
    }),
  ).toEqual([
    'PreSync 1: PreSync Job/migrate done',
    'Sync -10: Namespace/payments-dev done',
    'Sync 0: ConfigMap/a done, Service/ledger done, StatefulSet/ledger running',
    'Sync 2: Deployment/checkout waiting | after ledger',
  ]);
});

it('says which hook kept everything from its turn', () => {
  expect(
    drawn({
      phase: 'Failed',
      message: 'one or more synchronization tasks completed unsuccessfully',
      syncResult: {
        revision,
        resources: [
          result('batch', 'Job', 'migrate', {
            hookType: 'PreSync',
            hookPhase: 'Failed',
            syncPhase: 'PreSync',
          }),
          result('batch', 'Job', 'tell', {
            hookType: 'SyncFail',
            hookPhase: 'Succeeded',
            syncPhase: 'SyncFail',
          }),
        ],
      },
    }),
  ).toEqual([
    'PreSync 1: PreSync Job/migrate failed',
    'Sync -10: Namespace/payments-dev none | after migrate',
    'Sync 0: ConfigMap/a none, Service/ledger none, StatefulSet/ledger none | after migrate',
    'Sync 2: Deployment/checkout none | after migrate',
    'SyncFail 0: SyncFail Job/tell done',
  ]);
});

it('takes what Argo CD leaves as running for done once the sync has ended', () => {
  const [first] = drawn({
    phase: 'Succeeded',
    startedAt: '2026-11-21T09:00:00Z',
    finishedAt: '2026-11-21T09:00:05Z',
    syncResult: {
      revision,
      resources: [
        result('', 'Namespace', 'payments-dev', {
          status: 'Synced',
          hookPhase: 'Running',
        }),
      ],
    },
  });
  expect(first).toBe('Sync -10: Namespace/payments-dev done');
});
