import { listOf } from '../plan/words';

/**
 * Why a step of a change request is where it is, in English, by cause. What stands in braces is another in each request.
 * Who shows it in another language has a sentence for each of these.
 *
 * @public
 */
export const requestReasons = {
  proposedWaiting: 'Nothing is proposed yet',
  proposed: 'Pull request {{number}} was opened',
  open: 'Pull request {{number}} is open for review',
  mergedWaiting: 'It is merged once people have reviewed it',
  merged: 'Pull request {{number}} is merged',
  closed:
    'Pull request {{number}} was closed without a merge; its page says why, and you can ask again',
  conflict:
    'Pull request {{number}} conflicts with what was merged meanwhile; ask for the same again, which brings it up to date, or resolve it on its page',
  checksFailed:
    'Pull request {{number}} does not pass {{checks}}; its page says why',
  checksRunning:
    'Pull request {{number}} waits for {{checks}}, and for its review and merge',
  checksPassed:
    'Pull request {{number}} passes its checks, and waits for its review and merge',
  reviewed: 'Pull request {{number}} waits for its review and merge',
  registeredWaiting: 'The portal reads it after the merge',
  registered: "The platform's tree has it",
  unregistered: "The platform's tree no longer has it",
  registering: "The portal has not read the merge in the platform's tree yet",
  invalid: 'The merged tenant.yaml is not valid, so nothing new of it holds',
  appliedWaiting: 'Argo CD applies it after the merge',
  argocdNotSet:
    'The portal is not told where Argo CD is; its administrators set platform.argocd',
  removed: 'Argo CD has removed it',
  removing: 'Argo CD still has {{applications}}',
  notMade: 'Argo CD has not made the Application {{application}} yet',
  applicationError: '{{application}} has an error',
  syncFailed: 'Argo CD could not sync {{application}}',
  syncing: 'Argo CD is syncing {{application}}',
  sync: '{{application}} is {{sync}}',
  notCompared: '{{application}} is not compared with the repository yet',
  notComparedWithMerge:
    'Argo CD has not compared {{application}} with the merge yet',
  health: '{{application}} is {{health}}',
  notAssessed: '{{application}} is not assessed yet',
  appliedOne: 'The Application is Synced and Healthy',
  applied: 'All {{total}} Applications are Synced and Healthy',
  liveWaiting: 'It is live once Argo CD has applied it',
  gone: 'It is gone',
  notRendered:
    "The platform's tree has no rendered environment of it; have the files of tenants/ rendered and merged",
  noQuota: 'Namespace {{namespace}} has no quota yet',
  liveOne: '{{namespaces}} is on the clusters, with quota',
  live: '{{namespaces}} are on the clusters, with quota',
} as const;

/** @public */
export type RequestCauseId = keyof typeof requestReasons;

/**
 * Why a step is where it is, for who says it in a language of their own.
 *
 * @public
 */
export interface RequestCause {
  id: RequestCauseId;
  /** What stands for the braces of the sentence; several are listed. */
  params: Readonly<Record<string, string | readonly string[]>>;
  /** What another system said of it, in its words. */
  detail?: string;
}

/** The cause, and the reason that it is in English. */
export function because(
  id: RequestCauseId,
  params: RequestCause['params'] = {},
  detail?: string,
): { reason: string; cause: RequestCause } {
  const reason = requestReasons[id].replace(
    /\{\{(\w+)\}\}/g,
    (_braces, name: string) => {
      const value = params[name] ?? '';
      return typeof value === 'string' ? value : listOf(value);
    },
  );
  return {
    reason: detail ? `${reason}: ${detail}` : reason,
    cause: { id, params, ...(detail && { detail }) },
  };
}
