import { FlowOutcome, ObservedFlow, RefusalReason } from './types';

/** What became of a connection; undefined where a flow tells nothing of it. */
export function outcomeOf({
  event,
  verdict,
  isReply,
}: ObservedFlow): FlowOutcome | undefined {
  if (isReply || event === 'other') {
    return undefined;
  }
  switch (verdict) {
    case 'forwarded':
    case 'redirected':
      return 'allowed';
    case 'dropped':
      return 'refused';
    case 'audit':
      return 'audited';
    default:
      return undefined;
  }
}

/**
 * Why it was refused. `POLICY_DENIED` is what no rule allowed, `POLICY_DENY` what a rule denies (`DropReason` of
 * `api/v1/flow/flow.proto`).
 */
export function reasonOf({
  event,
  verdict,
  dropReason,
}: ObservedFlow): RefusalReason {
  if (event === 'request') {
    return 'request';
  }
  switch (dropReason) {
    case 'POLICY_DENY':
      return 'denied';
    case 'AUTH_REQUIRED':
      return 'authentication';
    case 'POLICY_DENIED':
      return 'notAllowed';
    default:
      // What audit mode lets through tells no reason.
      return verdict === 'audit' ? 'notAllowed' : 'other';
  }
}
