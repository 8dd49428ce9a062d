import {
  ChangeSummary,
  RequestStep,
  RequestStepName,
  TenantRequest,
} from '@socle/plugin-tenancy-common';

const now = Date.now();
const minutesAgo = (minutes: number) =>
  new Date(now - minutes * 60_000).toISOString();

/** The pull request that asks for the tenant refunds. */
export const openChange: ChangeSummary = {
  kind: 'create',
  state: 'open',
  number: 7,
  url: 'https://forge.example.com/platform/gitops/pulls/7',
  title: 'Create tenant refunds',
  requestedBy: 'user:default/ines.moreau',
  createdAt: minutesAgo(12),
  updatedAt: minutesAgo(11),
};

export const mergedChange: ChangeSummary = {
  ...openChange,
  state: 'merged',
  updatedAt: minutesAgo(4),
  mergedAt: minutesAgo(4),
};

export const closedChange: ChangeSummary = { ...openChange, state: 'closed' };

const order: RequestStepName[] = [
  'proposed',
  'merged',
  'registered',
  'applied',
  'live',
];

const done: Record<RequestStepName, string> = {
  proposed: 'Pull request 7 was opened',
  merged: 'Pull request 7 is merged',
  registered: "The platform's tree has it",
  applied: 'All 2 Applications are Synced and Healthy',
  live: 'refunds-dev is on the clusters, with quota',
};

const going: Record<RequestStepName, string> = {
  proposed: 'Nothing is proposed yet',
  merged: 'Pull request 7 waits for its review and merge',
  registered: "The portal has not read the merge in the platform's tree yet",
  applied: 'Argo CD is syncing refunds.dev',
  live: 'Namespace refunds-dev has no quota yet',
};

/** A request that has got as far as a step: done up to it, and the next one as it is told. */
export function requestOf(
  reached: RequestStepName,
  next: Partial<RequestStep> = {},
): TenantRequest {
  const last = order.indexOf(reached);
  const step = (name: RequestStepName): RequestStep => {
    const index = order.indexOf(name);
    if (index <= last) {
      return {
        name,
        state: 'done',
        reason: done[name],
        ...(index < 4 && { at: minutesAgo(12 - 2 * index) }),
      };
    }
    return index === last + 1
      ? { name, state: 'current', reason: going[name], ...next }
      : { name, state: 'waiting', reason: going[name] };
  };
  return {
    tenant: 'refunds',
    change: last === 0 ? openChange : mergedChange,
    steps: [
      step('proposed'),
      step('merged'),
      step('registered'),
      step('applied'),
      step('live'),
    ],
    ended: last === 4,
  };
}

/** Closed by a reviewer, without a merge. */
export function closedRequest(): TenantRequest {
  return {
    ...requestOf('proposed', {
      state: 'failed',
      reason:
        'Pull request 7 was closed without a merge; its page says why, and you can ask again',
    }),
    change: closedChange,
    ended: true,
  };
}
