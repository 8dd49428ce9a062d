import { CustomErrorBase } from '@backstage/errors';

/**
 * Why Argo CD's API did not give what was asked for.
 *
 * - `unreachable`: no connection, or it broke. `timeout`: no answer in time. `busy`: it asks to be left alone (429).
 * - `unauthorized`: it does not know the token (401). `forbidden`: the token may not (403), or there is no such thing.
 * - `not-found` (404), `refused`: any other answer that blames the request.
 * - `unable`: Argo CD itself says that it cannot answer this, and may well answer something else; `failed`: any other answer
 *   that blames the server.
 * - `invalid`: an answer that no Argo CD gives, or one that is too large.
 */
export type ArgoErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'unable'
  | 'failed'
  | 'invalid';

/** A request to Argo CD's API that failed; its message is for people, without addresses and credentials. */
export class ArgoError extends CustomErrorBase {
  name = 'ArgoError' as const;
  readonly code: ArgoErrorCode;
  /** How long it asked to be left alone, in milliseconds. */
  readonly retryAfterMilliseconds: number | undefined;

  constructor(options: {
    code: ArgoErrorCode;
    message: string;
    retryAfterMilliseconds?: number;
  }) {
    super(options.message);
    this.code = options.code;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds;
  }
}

/** What went wrong, whatever was thrown. */
export function toArgoError(instance: string, error: unknown): ArgoError {
  if (error instanceof ArgoError) {
    return error;
  }
  const name = nameOf(error);
  return name === 'TimeoutError'
    ? new ArgoError({
        code: 'timeout',
        message: `The API of Argo CD ${instance} did not answer in time`,
      })
    : new ArgoError({
        code: 'unreachable',
        message: `The API of Argo CD ${instance} cannot be reached`,
      });
}

/** Whether the same would come of any other request now. */
export function isOutage({ code }: ArgoError): boolean {
  return ['unreachable', 'timeout', 'busy', 'unauthorized', 'failed'].includes(
    code,
  );
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error
    ? error.name
    : undefined;
}
