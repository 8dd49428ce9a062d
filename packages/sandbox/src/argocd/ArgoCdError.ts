/** gRPC's codes, with the HTTP status that grpc-gateway makes of each. Source: its `HTTPStatusFromCode`. */
const codes = {
  Unknown: [2, 500],
  InvalidArgument: [3, 400],
  NotFound: [5, 404],
  PermissionDenied: [7, 403],
  FailedPrecondition: [9, 400],
  Internal: [13, 500],
  Unauthenticated: [16, 401],
} as const;

export type ArgoCdErrorCode = keyof typeof codes;

/** What Argo CD's API refuses a request with. */
export class ArgoCdError extends Error {
  readonly name = 'ArgoCdError';
  readonly code: ArgoCdErrorCode;

  constructor(code: ArgoCdErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return codes[this.code][1];
  }

  /** As grpc-gateway writes it. */
  get body(): { error: string; code: number; message: string } {
    return {
      error: this.message,
      code: codes[this.code][0],
      message: this.message,
    };
  }

  /** The same, from a function that adds what it was doing; Go's status package keeps the code and prints all of it. */
  within(what: string): ArgoCdError {
    return new ArgoCdError(
      this.code,
      `${what}: rpc error: code = ${this.code} desc = ${this.message}`,
    );
  }
}

/** What somebody is told who may not, or who asks for what is not there without saying of which project. */
export function permissionDenied(message = 'permission denied'): ArgoCdError {
  return new ArgoCdError('PermissionDenied', message);
}
