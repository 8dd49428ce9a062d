/** What is said of what people can have Argo CD do. */
export const actionMessages = {
  actions: {
    label: 'What Argo CD can do with it',
    sync: 'Sync',
    refresh: 'Refresh',
    hardRefresh: 'Hard refresh',
    terminate: 'End the operation',
    rollback: 'Roll back',
    confirmPrune: 'Confirm the removal',
    cannot: '{{action}}: {{reason}}',
    notAllowed: 'You may look at it, and not act on it. Its owner can let you.',
    onlyRefresh:
      'You may have Argo CD look again, and not change anything. Its owner can let you.',
    noApi: 'The portal cannot act on it: no API of this Argo CD is configured.',
    noToken:
      'The portal cannot act on it: it has no token for the project {{project}}.',
    cancel: 'Cancel',
    close: 'Close',
    failed: 'It did not work.',
    failedDescription: 'The portal answered: {{message}}',
    refused: 'It cannot work now.',
    accepted: 'Argo CD has taken it. What comes of it is told here.',
    tried:
      'Argo CD tries it, and changes nothing. What comes of it is told under “The sync”.',
    syncTitle: 'Sync {{name}}',
    syncDescription:
      'Argo CD applies what Git says to {{namespace}} on {{cluster}}.',
    tryFirst: 'Try it first',
    syncNow: 'Sync {{name}}',
    options: 'Options',
    prune: 'Remove what is no longer in Git',
    force: 'Delete and make anew what cannot be changed',
    serverSide: 'Apply on the server',
    outOfSyncOnly: 'Only what differs',
    pruneLoss_one: '{{count}} object is removed from the cluster: {{objects}}.',
    pruneLoss_other:
      '{{count}} objects are removed from the cluster: {{objects}}.',
    forceLoss:
      'What cannot be changed is deleted first: it is away until it is made anew, with the data that it holds.',
    typeName: 'Type {{name}} to confirm',
    resources: 'Which objects',
    allResources: 'All of them',
    chosenResources: 'Only some; hooks do not run then',
    rollbackTitle: 'Roll {{name}} back',
    rollbackDescription:
      'Argo CD applies {{revision}} again, deployed {{time}}. Git is not changed: revert there too, or the next sync brings the newest back.',
    rollbackNow: 'Roll back to {{revision}}',
    hardRefreshTitle: 'Refresh {{name}} without the cache',
    hardRefreshDescription:
      'Argo CD renders all manifests anew, which costs it much more than a refresh.',
    hardRefreshNow: 'Refresh without the cache',
    terminateTitle: 'End the operation of {{name}}',
    terminateDescription:
      'What was applied stays; what comes after is not applied.',
    terminateNow: 'End the operation',
    confirmPruneTitle: 'Confirm the removal in {{name}}',
    confirmPruneDescription: 'These objects are removed from the cluster:',
    confirmPruneWhole:
      'The Application is being deleted, and what it manages goes with it.',
    confirmPruneNow: 'Confirm the removal',
  },
  revert: {
    title: 'Bring {{name}} back to {{revision}} in Git',
    loading: 'What it would change is being read',
    description:
      'A pull request on {{repository}} brings {{path}} on the branch {{branch}} back to what it was at {{revision}}. Nothing changes until somebody merges it.',
    pinDescription:
      'A pull request on {{repository}} has {{path}} on the branch {{branch}} name {{revision}} again. Nothing changes until somebody merges it.',
    there: 'There is one already:',
    files: 'What the pull request changes',
    request: '#{{number}} {{title}}',
    propose: 'Open pull request',
    update: 'Bring the pull request up to date',
    proposed: 'The pull request is open. Argo CD applies it once it is merged.',
    unchanged: 'The pull request holds all of it already.',
    cannot: 'Nothing can be proposed.',
    denied: 'You may not bring it back. Its owner can let you.',
    failed: 'What it would change could not be read.',
  },
} as const;
