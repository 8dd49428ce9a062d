import { cause, find, Recognizer } from '../cause';

/** What an operation says of itself. Source: Argo CD's `SyncAppState` and gitops-engine's `syncContext`. */
export const operations: Recognizer = ({ text }) => {
  const confirmation = find(
    text,
    /waiting for pruning confirmation of (?<resource>\S{1,800})/,
  );
  if (confirmation) {
    return cause('pruneConfirmation', {
      resource: confirmation.resource?.replace(/^\//, ''),
    });
  }
  if (/invalid sync windows?:/.test(text)) {
    return cause('windowInvalid');
  }
  if (/blocked by sync window/.test(text)) {
    return cause('windowClosed');
  }
  if (/auto-sync will wipe out all resources/.test(text)) {
    return cause('wouldDeleteEverything');
  }
  if (
    /terminating due to timeout|triggered by controller sync timeout/.test(text)
  ) {
    return cause('timedOut');
  }
  if (/Operation terminated|operation is terminating/.test(text)) {
    return cause('terminated');
  }
  return /exceeds the Kubernetes resource size limit/.test(text)
    ? cause('statusTooLarge')
    : undefined;
};
