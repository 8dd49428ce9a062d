import { revision, summary } from '../__testUtils__/applications';
import { applicationVerdict } from './applicationVerdict';

const automated = { syncPolicy: { automated: {} } };
const outOfSync = {
  sync: { status: 'OutOfSync', revision },
  resources: [
    { kind: 'ConfigMap', name: 'a', status: 'OutOfSync' },
    { kind: 'ConfigMap', name: 'b', status: 'OutOfSync' },
  ],
};
const operation = (phase: string, rest: object = {}) => ({
  operationState: {
    phase,
    startedAt: '2026-03-10T09:00:00Z',
    syncResult: { revision },
    ...rest,
  },
});
const deleted = { deletionTimestamp: '2026-03-10T09:50:00Z' };

/* What examples of `explain` do not show already. */
it.each<[string, Parameters<typeof summary>[0], string, string, object?]>([
  ['is deleted', { metadata: deleted }, 'progressing', 'deleting'],
  [
    'cannot be deleted',
    {
      metadata: deleted,
      status: { conditions: [{ type: 'DeletionError', message: 'x' }] },
    },
    'failing',
    'deletionFailed',
  ],
  [
    'is rendered into Git',
    {
      status: { sourceHydrator: { currentOperation: { phase: 'Hydrating' } } },
    },
    'progressing',
    'hydrating',
  ],
  [
    'was rendered into Git',
    { status: { sourceHydrator: { currentOperation: { phase: 'Hydrated' } } } },
    'delivered',
    'delivered',
  ],
  [
    'is synced',
    {
      status: operation('Running', {
        message: 'one or more tasks are running',
      }),
    },
    'progressing',
    'syncing',
    { version: 'a1b2c3d' },
  ],
  [
    'is being stopped',
    {
      status: operation('Terminating', { message: 'operation is terminating' }),
    },
    'progressing',
    'syncing',
  ],
  [
    'waits for a deletion',
    {
      status: operation('Running', {
        message: 'waiting for deletion of /Service/old',
      }),
    },
    'progressing',
    'waitingForDeletion',
    { resource: 'Service/old' },
  ],
  [
    'waits for the deletion of a hook',
    {
      status: operation('Running', {
        message: 'waiting for deletion of hook batch/Job/migrate',
      }),
    },
    'progressing',
    'waitingForDeletion',
    { resource: 'batch/Job/migrate' },
  ],
  [
    'is tried again at this moment',
    {
      status: operation('Running', {
        message: 'Retrying operation with latest revisions. Attempt #3',
      }),
    },
    'failing',
    'syncRetrying',
    { version: 'a1b2c3d', attempt: 3 },
  ],
  [
    'was tried without effect',
    { status: operation('Failed', { operation: { sync: { dryRun: true } } }) },
    'delivered',
    'delivered',
  ],
  [
    'is paused',
    { status: { health: { status: 'Suspended' } } },
    'progressing',
    'suspended',
  ],
  [
    'rolls out',
    { status: { health: { status: 'Progressing' } } },
    'progressing',
    'rollingOut',
    { version: 'a1b2c3d' },
  ],
  [
    'differs, and is about to be synced',
    { spec: automated, status: outOfSync },
    'progressing',
    'outOfSyncAutomated',
    { count: 2 },
  ],
  [
    'differs, although it was synced',
    { spec: automated, status: { ...outOfSync, ...operation('Succeeded') } },
    'outOfSync',
    'stillDifferent',
    { count: 2 },
  ],
  [
    'differs, and was synced at another revision',
    {
      spec: automated,
      status: {
        ...outOfSync,
        ...operation('Succeeded', { syncResult: { revision: 'x' } }),
      },
    },
    'progressing',
    'outOfSyncAutomated',
  ],
  [
    'differs, and nobody syncs it',
    { status: outOfSync },
    'outOfSync',
    'outOfSync',
    { count: 2 },
  ],
  [
    'is not there yet',
    { status: { ...outOfSync, health: { status: 'Missing' } } },
    'outOfSync',
    'missing',
  ],
  [
    'cannot be compared',
    { status: { sync: { status: 'Unknown' } } },
    'unknown',
    'notCompared',
  ],
  [
    'has a word for its sync that is newer than this',
    { status: { sync: { status: 'Sideways' } } },
    'unknown',
    'notCompared',
  ],
  [
    'has a word for its health that is newer than this',
    { status: { health: { status: 'Sleepy' } } },
    'unknown',
    'healthUnknown',
  ],
  [
    'has no health',
    { status: { health: undefined } },
    'unknown',
    'healthUnknown',
  ],
])(
  'an Application that %s',
  (_title, parts, verdict, code, parameters = expect.anything()) => {
    expect(applicationVerdict(summary(parts))).toMatchObject({
      verdict,
      reason: { code, parameters },
    });
  },
);

describe('an Application of which the cluster says what is wrong', () => {
  const crash = {
    code: 'crashLoop',
    parameters: { container: 'app', exitCode: 1 },
  } as const;
  const room = { code: 'unschedulable', parameters: {} } as const;
  const told = (status: object, trouble: typeof crash | typeof room) =>
    applicationVerdict({ ...summary({ status: { ...status } }), trouble });
  const health = (status: string) => ({ health: { status } });

  it.each([
    [
      'crashes while it rolls out',
      told(health('Progressing'), crash),
      'failing',
      'rolloutFailing',
      crash,
    ],
    [
      'waits for a node',
      told(health('Progressing'), room),
      'progressing',
      'rollingOut',
      undefined,
    ],
    [
      'is degraded',
      told(health('Degraded'), room),
      'failing',
      'degraded',
      room,
    ],
    [
      'is delivered by now',
      told({}, crash),
      'delivered',
      'delivered',
      undefined,
    ],
    [
      'waits for what crashes',
      told(
        operation('Running', {
          message: 'waiting for healthy state of apps/Deployment/checkout',
        }),
        crash,
      ),
      'failing',
      'rolloutFailing',
      crash,
    ],
  ] as const)('and that %s', (_title, verdict, expected, code, cause) => {
    expect([verdict.verdict, verdict.reason.code, verdict.cause]).toEqual([
      expected,
      code,
      cause,
    ]);
  });
});

it('has a colour for each verdict, and never green for what nobody knows', () => {
  const level = (status: object) =>
    applicationVerdict(summary({ status: { ...status } })).level;
  expect(level({})).toBe('ok');
  expect(level({ health: { status: 'Progressing' } })).toBe('warning');
  expect(level(outOfSync)).toBe('warning');
  expect(level({ health: { status: 'Degraded' } })).toBe('error');
  expect(level({ health: undefined })).toBe('unknown');
});
