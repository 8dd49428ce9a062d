/**
 * A refusal with the HTTP status that Gitea answers for it.
 *
 * The message reaches the caller as it is: it holds no path of this machine and no secret.
 */
export class ForgeError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ForgeError';
    this.status = status;
  }
}

/** The thing is not there, or the caller may not know that it is. */
export function notFound(message = 'not found'): ForgeError {
  return new ForgeError(404, message);
}

/** The caller is known and may not do this. */
export function forbidden(message: string): ForgeError {
  return new ForgeError(403, message);
}

/** The request contradicts the present state. */
export function conflict(message: string): ForgeError {
  return new ForgeError(409, message);
}

/** The request is well formed and asks for something impossible. */
export function unprocessable(message: string): ForgeError {
  return new ForgeError(422, message);
}
