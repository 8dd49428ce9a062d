import { ServiceUnavailableError } from '@backstage/errors';
import { Status } from '@socle/plugin-platform-common';
import { Reading } from './SharedReading';

/**
 * What a reading of the platform's GitOps tree found, and how the forge is: stale since it could not be read any more.
 *
 * Throws `ServiceUnavailableError` where the tree never could be read.
 *
 * @public
 */
export function gitOpsStatus<T>(
  reading: Reading<T>,
  revisionOf: (value: T) => string,
): { value: T; status: Status } {
  const { known, failure } = reading;
  if (!known) {
    throw new ServiceUnavailableError(
      `The platform's GitOps tree could not be read: ${
        failure?.message ?? 'no answer yet'
      }. Check platform.gitops.url and the forge's integration`,
    );
  }
  return {
    value: known.value,
    status: {
      level: failure ? 'error' : 'ok',
      reason: failure
        ? `The platform's GitOps tree cannot be read: ${failure.message}`
        : `The platform's GitOps tree was read at ${revisionOf(known.value).slice(0, 12)}`,
      observedAt: known.observedAt.toISOString(),
      ...(failure && { staleSince: failure.since.toISOString() }),
    },
  };
}
