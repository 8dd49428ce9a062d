import {
  RequestStep,
  RequestStepName,
  TenantRequest,
} from '@socle/plugin-tenancy-common';

/** How far a request is, before it is put into words. */
export type RequestAssessment =
  | { outcome: 'finished' }
  | { outcome: 'closed' }
  | { outcome: 'review' }
  | {
      outcome: 'going' | 'stopped' | 'unknown';
      /** From 1. */
      number: number;
      step: RequestStepName;
    };

/** Where a request stands: at the first step that is not done. */
export function assessRequest({
  change,
  steps,
}: TenantRequest): RequestAssessment {
  if (change.state === 'closed') {
    return { outcome: 'closed' };
  }
  const index = steps.findIndex(({ state }) => state !== 'done');
  if (index < 0) {
    return { outcome: 'finished' };
  }
  const { name, state } = steps[index];
  if (name === 'merged' && state === 'current') {
    return { outcome: 'review' };
  }
  const outcomes = {
    done: 'going',
    current: 'going',
    waiting: 'going',
    failed: 'stopped',
    unknown: 'unknown',
  } as const;
  return { outcome: outcomes[state], number: index + 1, step: name };
}

/** What to do about a step; nothing about what is done, or has to wait. */
export type Advice =
  | 'review'
  | 'closed'
  | 'forge'
  | 'registering'
  | 'invalid'
  | 'syncing'
  | 'syncFailed'
  | 'argocd'
  | 'appearing'
  | 'notRendered'
  | 'cluster';

type Open = 'current' | 'failed' | 'unknown';

const ADVICE: Record<
  Exclude<RequestStepName, 'proposed'>,
  Record<Open, Advice>
> = {
  merged: { current: 'review', failed: 'closed', unknown: 'forge' },
  registered: { current: 'registering', failed: 'invalid', unknown: 'forge' },
  applied: { current: 'syncing', failed: 'syncFailed', unknown: 'argocd' },
  live: { current: 'appearing', failed: 'notRendered', unknown: 'cluster' },
};

export function adviceOn({
  name,
  state,
  cause,
}: RequestStep): Advice | undefined {
  return name === 'proposed' ||
    state === 'done' ||
    state === 'waiting' ||
    /* Its reason says what to do, and it is not the same. */
    cause?.id === 'conflict'
    ? undefined
    : ADVICE[name][state];
}
