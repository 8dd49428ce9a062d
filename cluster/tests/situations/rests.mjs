import { automated, deployment, manual, map } from './manifests.mjs';
import { is } from './whatArgoSays.mjs';

/** What is in order, on its way, or waits for somebody. */
export const rests = [
  {
    name: 'healthy',
    files: { 'one.json': map('one'), 'app.json': deployment() },
    until: is.synced,
    verdict: ['delivered', 'delivered'],
  },
  {
    name: 'progressing',
    files: {
      // Available only after an hour.
      'app.json': deployment({
        minReadySeconds: 3600,
        progressDeadlineSeconds: 7200,
      }),
    },
    until: is.healthy('Progressing'),
    verdict: ['progressing', 'rollingOut'],
  },
  {
    name: 'suspended',
    files: { 'app.json': deployment({ paused: true }) },
    until: is.healthy('Suspended'),
    verdict: ['progressing', 'suspended'],
  },
  {
    name: 'never-synced',
    files: { 'one.json': map('one') },
    spec: () => manual,
    until: is.outOfSync,
    verdict: ['outOfSync', 'missing', 'notSyncedYet'],
  },
  {
    name: 'automated-off',
    files: { 'one.json': map('one') },
    afterSync: (stage, name) =>
      stage.change(name, { spec: { syncPolicy: { automated: null } } }),
    commit: { 'one.json': map('one', { data: { a: '2' } }) },
    until: is.outOfSync,
    verdict: ['outOfSync', 'outOfSync', 'notSyncedYet'],
  },
  {
    name: 'changed-by-hand',
    files: { 'one.json': map('one') },
    spec: () => automated({ selfHeal: false }),
    // A commit that was not tried yet would be synced with it.
    commit: { 'one.json': map('one', { data: { a: '2' } }) },
    afterCommit: (stage, name) => stage.changeByHand(name),
    until: is.outOfSync,
    verdict: ['outOfSync', 'stillDifferent'],
  },
  {
    name: 'self-healed',
    files: { 'one.json': map('one') },
    afterCommit: (stage, name) => stage.changeByHand(name),
    until: status =>
      is.synced(status) &&
      status.operationState.operation.sync.autoHealAttemptsCount > 0,
    verdict: ['delivered', 'delivered'],
  },
  {
    name: 'prune-disabled',
    files: { 'one.json': map('one'), 'two.json': map('two') },
    spec: () => automated({ prune: false }),
    commit: { 'two.json': null },
    until: is.outOfSync,
    verdict: ['outOfSync', 'pruneDisabled', 'pruneDisabled'],
  },
  {
    name: 'prune-confirmation',
    files: {
      'one.json': map('one'),
      'two.json': map('two', { options: 'Prune=confirm' }),
    },
    commit: { 'two.json': null },
    until: is.saying(/^waiting for pruning confirmation of/),
    verdict: ['outOfSync', 'pruneConfirmation', 'pruneConfirmation'],
  },
  {
    name: 'nothing-left',
    files: { 'one.json': map('one') },
    commit: { 'one.json': null, 'notes.txt': 'Nothing' },
    until: is.condition('SyncError'),
    verdict: ['failing', 'syncRefused', 'wouldDeleteEverything'],
  },
  {
    name: 'window-closed',
    files: { 'one.json': map('one') },
    project: {
      syncWindows: [
        {
          kind: 'deny',
          schedule: '* * * * *',
          duration: '1h',
          applications: ['*'],
          manualSync: false,
        },
      ],
    },
    until: is.outOfSync,
    verdict: ['outOfSync', 'windowClosed', 'windowClosed'],
  },
  {
    name: 'deleting',
    files: { 'one.json': map('one', { options: 'Delete=confirm' }) },
    metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    afterCommit: (stage, name) => stage.remove(name),
    until: (_, { metadata }) => metadata.deletionTimestamp !== undefined,
    verdict: ['progressing', 'deleting'],
  },
  {
    name: 'shared',
    files: { 'one.json': map('one', { namespace: 'situation-healthy' }) },
    spec: () => manual,
    until: is.condition('SharedResourceWarning'),
    verdict: ['outOfSync', 'outOfSync', 'notSyncedYet'],
    others: ['sharedResource'],
  },
  {
    name: 'repeated',
    files: { 'one.json': map('one'), 'again.json': map('one') },
    until: is.condition('RepeatedResourceWarning'),
    verdict: ['delivered', 'delivered'],
    others: ['repeatedResource'],
  },
  {
    name: 'orphaned',
    files: { 'one.json': map('one') },
    project: { orphanedResources: { warn: true } },
    before: [map('nobodys')],
    until: is.condition('OrphanedResourceWarning'),
    verdict: ['delivered', 'delivered'],
    others: ['orphanedResources'],
  },
];
