import { requestReasons } from '@socle/plugin-tenancy-common';

/** What the page of a change request says. */
export const requestMessages = {
  request: {
    loading: 'The request is loading',
    failedTitle: 'The request could not be read.',
    notFound:
      'There is no request for a tenant {{tenant}}, or you may not see it. Its owner and who asked may.',
    title: {
      create: 'New tenant {{tenant}}',
      change: 'Change of {{tenant}}',
      suspend: 'Suspension of {{tenant}}',
      remove: 'Removal of {{tenant}}',
    },
    asked: 'Asked for by {{person}}, {{age}}, in {{change}}.',
    askedByNobody: 'Asked for {{age}}, in {{change}}.',
    pullRequest: 'pull request {{number}}',
    openPullRequest: 'Open pull request',
    openTenant: 'Open page of {{tenant}}',
    openArgocd: 'Open Argo CD',
    askAgain: 'Ask again',
    wanted: 'What it asks for',
    steps: 'The way of this request',
    verdict: {
      create: '{{tenant}} is live.',
      change: 'The change of {{tenant}} is live.',
      suspend: '{{tenant}} is suspended.',
      remove: '{{tenant}} is gone.',
      closed: 'Closed without a merge: nothing of it is on the platform.',
      review: 'Waits for somebody to review and merge pull request {{number}}.',
      going: 'Step {{step}} of {{total}} is under way: {{title}}.',
      stopped: 'Stopped at step {{step}} of {{total}}: {{title}}.',
      unknown: 'How far it is cannot be told now: {{title}}.',
    },
    step: {
      proposed: 'proposed',
      merged: 'reviewed and merged',
      registered: 'read by the portal',
      applied: 'applied by Argo CD',
      live: 'live on the clusters',
      gone: 'gone from the clusters',
    },
    state: {
      done: 'Done',
      current: 'Under way',
      waiting: 'Not yet',
      failed: 'Stopped',
      unknown: 'Not known',
    },
    moved: 'moved last {{age}}',
    reason: requestReasons,
    said: '{{reason}}: {{detail}}',
    next: {
      review:
        'Somebody of the platform team reviews it on the forge, and the merge is the approval. Where the forge says that it conflicts with what was merged meanwhile, ask again with the same answers: Socle brings this pull request up to date, and keeps what people added to it.',
      closed:
        'The pull request says why. You can ask again with other answers.',
      forge:
        'The forge does not answer. This page goes on by itself when it does.',
      registering: 'Nothing is to be done: this takes some seconds.',
      invalid:
        'Mend tenant.yaml in a pull request of its own; the page of the tenant names the file, the line and the remedy.',
      syncing: 'Nothing is to be done: Argo CD is at it.',
      syncFailed:
        'Argo CD tries again by itself. Where the reason does not go away, open Argo CD for the whole message, and show it to the platform team.',
      argocd:
        'What is merged holds all the same: the platform team can tell why Argo CD cannot be asked.',
      appearing: 'Nothing is to be done: the clusters are at it.',
      notRendered:
        'Have the platform team render the files of this tenant, and merge them.',
      cluster:
        'The cluster does not answer. This page goes on by itself when it does.',
    },
  },
} as const;
