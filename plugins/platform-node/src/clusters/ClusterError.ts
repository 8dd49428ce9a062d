import { CustomErrorBase } from '@backstage/errors';
import { ClusterFailureCode } from './types';

/** A request to a cluster that did not give what was asked for; its message is for people. */
export class ClusterError extends CustomErrorBase {
  name = 'ClusterError' as const;
  readonly code: ClusterFailureCode;
  /** The HTTP status, where there was an answer. */
  readonly statusCode: number | undefined;
  /** How long the cluster asked to be left alone, in milliseconds. */
  readonly retryAfterMilliseconds: number | undefined;

  constructor(options: {
    code: ClusterFailureCode;
    message: string;
    statusCode?: number;
    retryAfterMilliseconds?: number;
    cause?: unknown;
  }) {
    super(options.message, options.cause);
    this.code = options.code;
    this.statusCode = options.statusCode;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds;
  }
}

const connectionProblems: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  EHOSTUNREACH: 'no route to it',
  ENETUNREACH: 'no route to it',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection broke',
};

const certificateProblem =
  /^(?:CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;

function codeOf(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error
      ? error.code
      : undefined;
  return typeof code === 'string' ? code : '';
}

/** Whether a connection broke that was there before. */
export function isBrokenConnection(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE'].includes(codeOf(error));
}

/** What went wrong with a connection, in words. */
export function toClusterError(options: {
  cluster: string;
  error: unknown;
}): ClusterError {
  const { cluster, error } = options;
  if (error instanceof ClusterError) {
    return error;
  }
  const code = codeOf(error);
  const problem = certificateProblem.test(code)
    ? `its certificate is not trusted (${code}); set caData or caFile of the cluster`
    : (connectionProblems[code] ?? 'the connection failed');
  return new ClusterError({
    code: 'unreachable',
    message: `${cluster} cannot be reached: ${problem}`,
  });
}
