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
  revertManySources:
    'It has several sources. Revert the change in the repository of each.',
  revertChart:
    'It comes from a chart. Name the earlier version in Git instead.',
  revertHydrated:
    'Its manifests are rendered into Git. Revert what they are rendered from.',
  revertMoved:
    'It came from another place in Git then. Revert that move first.',
  revertPinned:
    'It follows {{revision}}, which is no branch. Name the earlier revision in Git instead.',
  revertRoot: 'It comes from a whole repository. Revert the commits there.',
  revertNothing:
    'Git holds the same as it did then. There is nothing to revert.',
  revertForgotten: 'The repository no longer has what was deployed then.',
  revertRendered:
    '{{path}} is rendered from another file. Change that one instead.',
  revertOutside:
    '{{path}} changed, too, and others may use it. Revert the commits by hand.',
  revertUnreadable:
    '{{path}} is no text that the portal can bring back. Revert the commits by hand.',
  revertTooLarge: 'Too many files changed. Revert the commits by hand.',
  revertTouched:
    'Somebody wrote to the branch {{branch}}, and nothing of that is overwritten. Have its request merged or closed first.',
  revertNoForge:
    'The portal does not know the forge of {{repository}}. The platform team can add it to the integrations.',
} as const;
