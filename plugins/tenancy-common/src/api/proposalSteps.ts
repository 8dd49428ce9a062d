import { listOf } from '../plan/words';
import { ChangeCheck, ChangeReview } from './changes';
import { RequestStep } from './requests';
import type { RequestObservations } from './requestSteps';

/** That it was proposed. */
export function proposedStep({ change }: RequestObservations): RequestStep {
  return {
    name: 'proposed',
    state: 'done',
    reason: `Pull request ${change.number} is open for review`,
    at: change.createdAt,
    ...(change.state !== 'open' && {
      reason: `Pull request ${change.number} was opened`,
    }),
  };
}

/** Whether it is merged, and what that waits for. */
export function mergedStep(seen: RequestObservations): RequestStep {
  const { change, forge } = seen;
  switch (change.state) {
    case 'open':
      if (forge.staleSince) {
        return {
          name: 'merged',
          state: 'unknown',
          reason: forge.reason,
          at: change.updatedAt,
          staleSince: forge.staleSince,
        };
      }
      return {
        name: 'merged',
        ...reviewOf(change.number, seen.review),
        at: change.updatedAt,
      };
    case 'closed':
      return {
        name: 'merged',
        state: 'failed',
        reason: `Pull request ${change.number} was closed without a merge; its page says why, and you can ask again`,
        at: change.updatedAt,
      };
    case 'merged':
      return {
        name: 'merged',
        state: 'done',
        reason: `Pull request ${change.number} is merged`,
        ...(change.mergedAt && { at: change.mergedAt }),
      };
    default:
      throw new Error(`Not a state: ${change.state satisfies never}`);
  }
}

/** What an open change request waits for. */
function reviewOf(
  number: number,
  review: ChangeReview | undefined,
): Pick<RequestStep, 'state' | 'reason'> {
  if (review?.mergeable === false) {
    return {
      state: 'failed',
      reason: `Pull request ${number} conflicts with what was merged meanwhile; ask for the same again, which brings it up to date, or resolve it on its page`,
    };
  }
  const checks = review?.checks ?? [];
  const named = (state: ChangeCheck['state']) =>
    checks.flatMap(check => (check.state === state ? check.name : []));
  const failed = named('failed');
  if (failed.length > 0) {
    return {
      state: 'failed',
      reason: `Pull request ${number} does not pass ${listOf(failed)}; its page says why`,
    };
  }
  const running = named('running');
  if (running.length > 0) {
    return {
      state: 'current',
      reason: `Pull request ${number} waits for ${listOf(running)}, and for its review and merge`,
    };
  }
  return {
    state: 'current',
    reason: `Pull request ${number} ${checks.length > 0 ? 'passes its checks, and waits' : 'waits'} for its review and merge`,
  };
}
