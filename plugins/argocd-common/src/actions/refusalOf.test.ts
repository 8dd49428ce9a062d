import { summary } from '../__testUtils__/applications';
import { SyncPermission } from '../windows/syncPermission';
import { DeliveryAction, refusalOf } from './refusalOf';

const automated = { syncPolicy: { automated: {} } };
const history = [
  { id: 1, revision: 'a' },
  { id: 2, revision: 'b' },
];
const running = {
  rest: { operation: { sync: {} } },
  status: {
    operationState: { phase: 'Running', startedAt: '2026-03-10T10:00:00Z' },
  },
};
const open: SyncPermission = { windows: [], automated: true, manual: true };
const closed: SyncPermission = { windows: [], automated: false, manual: false };

it.each<
  [
    string,
    DeliveryAction,
    Parameters<typeof summary>[0],
    SyncPermission | undefined,
    string | undefined,
  ]
>([
  ['sync', { action: 'sync' }, {}, open, undefined],
  [
    'sync while automated sync is on',
    { action: 'sync' },
    { spec: automated },
    open,
    undefined,
  ],
  [
    'sync to the revision that it names, while automated sync is on',
    { action: 'sync', revision: 'main' },
    { spec: automated },
    open,
    undefined,
  ],
  [
    'sync to another revision while automated sync is on',
    { action: 'sync', revision: 'v1' },
    { spec: automated },
    open,
    'automatedRevision',
  ],
  [
    'try another revision while automated sync is on',
    { action: 'sync', revision: 'v1', dryRun: true },
    { spec: automated },
    open,
    undefined,
  ],
  [
    'sync while another operation runs',
    { action: 'sync' },
    running,
    open,
    'operationRunning',
  ],
  [
    'sync what is being deleted',
    { action: 'sync' },
    { metadata: { deletionTimestamp: '2026-03-10T10:00:00Z' } },
    open,
    'deleting',
  ],
  [
    'sync outside of the windows',
    { action: 'sync' },
    {},
    closed,
    'windowClosed',
  ],
  [
    'sync before the next window',
    { action: 'sync' },
    {},
    { ...closed, manualChangesAt: '2026-03-10T22:00:00.000Z' },
    'windowClosedUntil',
  ],
  [
    'sync under a window that nobody can read',
    { action: 'sync' },
    {},
    { ...closed, broken: { schedule: 'x', duration: 'y', field: 'schedule' } },
    'windowInvalid',
  ],
  [
    'refresh outside of the windows',
    { action: 'refresh' },
    running,
    closed,
    undefined,
  ],
  ['hard refresh', { action: 'hardRefresh' }, {}, closed, undefined],
  ['terminate', { action: 'terminate' }, running, closed, undefined],
  [
    'terminate where nothing runs',
    { action: 'terminate' },
    {},
    open,
    'noOperation',
  ],
  [
    'terminate twice',
    { action: 'terminate' },
    { ...running, status: { operationState: { phase: 'Terminating' } } },
    open,
    'alreadyTerminating',
  ],
  [
    'roll back',
    { action: 'rollback', id: 1 },
    { status: { history } },
    open,
    undefined,
  ],
  [
    'roll back while automated sync is on',
    { action: 'rollback', id: 1 },
    { spec: automated, status: { history } },
    open,
    'automatedSync',
  ],
  [
    'roll back to what runs',
    { action: 'rollback', id: 2 },
    { status: { history } },
    open,
    'alreadyThere',
  ],
  [
    'roll back what was never deployed',
    { action: 'rollback' },
    {},
    open,
    'neverDeployed',
  ],
  [
    'roll back outside of the windows',
    { action: 'rollback', id: 1 },
    { status: { history } },
    closed,
    'windowClosed',
  ],
  ['confirm nothing', { action: 'confirmPrune' }, {}, open, 'nothingToConfirm'],
  [
    'confirm what waits',
    { action: 'confirmPrune' },
    {
      status: {
        resources: [
          {
            kind: 'Namespace',
            name: 'payments-dev',
            status: 'OutOfSync',
            requiresPruning: true,
            requiresDeletionConfirmation: true,
          },
        ],
      },
    },
    open,
    undefined,
  ],
])('%s', (_title, action, parts, permission, code) => {
  expect(
    refusalOf({ application: summary(parts), permission, action })?.code,
  ).toBe(code);
});

it('knows what Argo CD has forgotten', () => {
  const application = summary({ status: { history } });
  const ask = (id: number | undefined, known: number[]) =>
    refusalOf({
      application,
      history: known,
      action: { action: 'rollback', ...(id !== undefined && { id }) },
    })?.code;
  expect(ask(7, [1, 2])).toBe('notInHistory');
  expect(ask(undefined, [2])).toBe('neverDeployed');
  expect(ask(undefined, [1, 2])).toBeUndefined();
});
