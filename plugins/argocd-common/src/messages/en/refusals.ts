/**
 * Why an action cannot work now, in one sentence.
 *
 * @public
 */
export const refusals = {
  deleting: 'The Application is being deleted.',
  operationRunning: 'Another operation is running. It has to end first.',
  windowClosed: 'No sync window lets people sync now.',
  windowClosedUntil:
    'No sync window lets people sync now. The next one opens at {{opensAt}}.',
  windowInvalid:
    'A sync window of the project cannot be read, so nothing may sync.',
  automatedSync:
    'Automated sync is on, and would bring the newest revision back. Revert the change in Git instead.',
  automatedRevision:
    'Automated sync is on, and only syncs what {{revision}} holds. Change it in Git instead.',
  neverDeployed: 'Nothing was deployed before that one could go back to.',
  notInHistory: 'Argo CD no longer knows that deployment.',
  alreadyThere: 'That deployment is the one that runs.',
  noOperation: 'No operation is running.',
  alreadyTerminating: 'The operation is being ended already.',
  nothingToConfirm: 'Nothing waits to be confirmed.',
  noToken:
    'The portal has no token of Argo CD that may do this in project {{project}}. The platform team can add one.',
} as const;
