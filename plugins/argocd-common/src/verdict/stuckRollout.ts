import { Cause, CauseCode } from '../explain/cause';
import { ApplicationSummary } from '../projection/applicationSummary';
import { Judgement } from './judgement';
import { ReasonCode } from './types';
import { versionOf } from './version';

/* What of a rollout is told by what it starts. */
const underWay: readonly ReasonCode[] = [
  'rollingOut',
  'syncing',
  'waitingForResource',
  'waitingForHook',
];

/*
 * What waiting does not mend. A pod that no node takes may yet find one, a volume may yet be mounted, and a probe fails
 * while a program starts: none of them is here.
 */
const lasting: readonly CauseCode[] = [
  'imageNotFound',
  'imageDenied',
  'registryUnreachable',
  'registryLimit',
  'imageNameInvalid',
  'imagePull',
  'outOfMemory',
  'crashLoop',
  'crashLoopUnknown',
  'initFailed',
  'configMissing',
  'configKeyMissing',
  'runsAsRoot',
  'cannotStart',
  'progressDeadline',
  'jobFailed',
  'jobDeadline',
  'quotaExceeded',
  'quotaNeedsAmounts',
  'limitRange',
  'podSecurity',
  'gatekeeper',
  'kyverno',
  'admissionPolicy',
  'admissionWebhook',
  'webhookUnavailable',
  'serviceAccountMissing',
];

/** Whether a judgement leaves open what came of a rollout, so that whoever knows the pods can tell more. */
export function asksForTrouble({
  verdict,
  reason,
  cause,
}: Pick<Judgement, 'verdict' | 'reason' | 'cause'>): boolean {
  return verdict === 'failing'
    ? reason.code === 'degraded' && !cause
    : verdict === 'progressing' && underWay.includes(reason.code);
}

/**
 * A judgement that knows what came of a rollout: Argo CD calls one that crashes again and again Progressing, until its
 * deadline of ten minutes has passed.
 */
export function stuckRollout<T extends Judgement>(
  judgement: T,
  application: ApplicationSummary,
  trouble: Cause | undefined,
): T {
  if (!trouble || !asksForTrouble(judgement)) {
    return judgement;
  }
  if (judgement.verdict === 'failing') {
    return { ...judgement, cause: trouble };
  }
  return isLasting(trouble)
    ? {
        ...judgement,
        verdict: 'failing',
        reason: {
          code: 'rolloutFailing',
          parameters: { version: versionOf(application).label },
        },
        cause: trouble,
      }
    : judgement;
}

/** Whether waiting does not mend it. */
export function isLasting({ code }: Cause): boolean {
  return lasting.includes(code);
}
