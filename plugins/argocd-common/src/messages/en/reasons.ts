/**
 * How an Application is, in one sentence for each reason. `_one` and `_other` are chosen by `count`.
 *
 * @public
 */
export const reasons = {
  delivered: 'Delivered: {{version}}.',
  syncing: 'Argo CD is applying {{version}}.',
  waitingForResource: 'The sync waits for {{resource}}.',
  waitingForHook: 'The sync waits for the hook {{resource}}.',
  waitingForDeletion: 'The sync waits until {{resource}} is deleted.',
  rollingOut: '{{version}} is rolling out.',
  rolloutFailing: '{{version}} is rolling out, and does not run.',
  suspended: 'Something is paused, and waits for somebody to resume it.',
  hydrating: 'The manifests are being rendered into Git.',
  deleting: 'It is being deleted.',
  outOfSync_one:
    '{{count}} resource differs from Git, and nobody has synced it.',
  outOfSync_other:
    '{{count}} resources differ from Git, and nobody has synced them.',
  outOfSyncAutomated_one:
    '{{count}} resource differs from Git. Argo CD is about to sync it.',
  outOfSyncAutomated_other:
    '{{count}} resources differ from Git. Argo CD is about to sync them.',
  stillDifferent_one:
    '{{count}} resource differs from Git, although this revision was synced.',
  stillDifferent_other:
    '{{count}} resources differ from Git, although this revision was synced.',
  pruneDisabled_one:
    '{{count}} resource is no longer in Git, and nothing removes it.',
  pruneDisabled_other:
    '{{count}} resources are no longer in Git, and nothing removes them.',
  pruneConfirmation:
    '{{resource}} is no longer in Git, and somebody has to confirm that it goes.',
  windowClosed: 'A change waits: no sync window is open.',
  windowClosedUntil: 'A change waits: a sync window opens at {{opensAt}}.',
  missing: 'Nothing of it is on the cluster yet.',
  specInvalid: 'Argo CD does not accept what it asks for.',
  comparisonFailed: 'Argo CD cannot compare it with Git.',
  deletionFailed: 'It cannot be deleted.',
  internalError: 'Argo CD reports an error of its own.',
  hydrationFailed: 'Its manifests cannot be rendered into Git.',
  syncFailed: 'The sync of {{version}} failed.',
  syncRetrying:
    'The sync of {{version}} failed, and is tried again (attempt {{attempt}}).',
  syncRefused: 'Argo CD does not sync it any more.',
  degraded: 'Something of it does not run as it should.',
  notReported: 'Argo CD has not said anything of it yet.',
  notCompared: 'Argo CD cannot tell whether it is as Git says.',
  healthUnknown: 'Argo CD cannot tell whether it runs.',
  noApplication: 'No Application of it was found.',
} as const;
