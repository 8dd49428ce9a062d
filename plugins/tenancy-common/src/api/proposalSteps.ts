import { ChangeCheck, ChangeReview } from './changes';
import { because } from './requestReasons';
import { RequestStep } from './requests';
import type { RequestObservations } from './requestSteps';

/** That it was proposed. */
export function proposedStep({ change }: RequestObservations): RequestStep {
  return {
    name: 'proposed',
    state: 'done',
    ...because(
      change.state === 'open' ? 'open' : 'proposed',
      numbered(change.number),
    ),
    at: change.createdAt,
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
        ...because('closed', numbered(change.number)),
        at: change.updatedAt,
      };
    case 'merged':
      return {
        name: 'merged',
        state: 'done',
        ...because('merged', numbered(change.number)),
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
): Pick<RequestStep, 'state' | 'reason' | 'cause'> {
  const params = numbered(number);
  if (review?.mergeable === false) {
    return { state: 'failed', ...because('conflict', params) };
  }
  const checks = review?.checks ?? [];
  const named = (state: ChangeCheck['state']) =>
    checks.flatMap(check => (check.state === state ? check.name : []));
  const failed = named('failed');
  if (failed.length > 0) {
    return {
      state: 'failed',
      ...because('checksFailed', { ...params, checks: failed }),
    };
  }
  const running = named('running');
  if (running.length > 0) {
    return {
      state: 'current',
      ...because('checksRunning', { ...params, checks: running }),
    };
  }
  return {
    state: 'current',
    ...because(checks.length > 0 ? 'checksPassed' : 'reviewed', params),
  };
}

function numbered(number: number): { number: string } {
  return { number: String(number) };
}
