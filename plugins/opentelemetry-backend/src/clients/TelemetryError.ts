import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a source did not give what was asked for.
 *
 * - `unreachable`: no connection, or it broke. `timeout`: no answer in time. `busy`: it asks to be left alone (429).
 * - `unauthorized` (401, 403). `refused`: it does not understand the query, or cannot evaluate it (400, 404, 422).
 * - `failed`: any answer that blames the server (5xx). `invalid`: an answer that no such system gives. `tooLarge`: more
 *   bytes than are read.
 */
export type TelemetryErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'unauthorized'
  | 'refused'
  | 'failed'
  | 'invalid'
  | 'tooLarge';

/** A request to a source that failed; its message is for people, without addresses and credentials. */
export class TelemetryError extends CustomErrorBase {
  name = 'TelemetryError' as const;
  readonly code: TelemetryErrorCode;

  constructor(options: { code: TelemetryErrorCode; message: string }) {
    super(options.message);
    this.code = options.code;
  }
}

/** Whether the same would come of any other request now. */
export function isOutage({ code }: TelemetryError): boolean {
  return ['unreachable', 'timeout', 'busy', 'unauthorized', 'failed'].includes(
    code,
  );
}

/** What went wrong, whatever was thrown. */
export function toTelemetryError(
  source: string,
  error: unknown,
): TelemetryError {
  if (error instanceof TelemetryError) {
    return error;
  }
  const name =
    typeof error === 'object' && error !== null && 'name' in error
      ? error.name
      : undefined;
  return name === 'TimeoutError'
    ? new TelemetryError({
        code: 'timeout',
        message: `${source} did not answer in time`,
      })
    : new TelemetryError({
        code: 'unreachable',
        message: `${source} cannot be reached`,
      });
}
