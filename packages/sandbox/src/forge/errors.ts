/**
 * A refusal with the HTTP status that Gitea answers for it.
 *
 * The message reaches the caller as it is: it holds no path of this machine and no secret.
 */
export class ForgeError extends Error {
  readonly status: number;
  /** What the API says in place of the message, which people read; nothing at all where it is empty. */
  readonly apiMessage: string;
  /** What a 404 lists beside its message. */
  readonly details: string[] | null;

  constructor(
    status: number,
    message: string,
    options: { apiMessage?: string; details?: string[] } = {},
  ) {
    super(message);
    this.name = 'ForgeError';
    this.status = status;
    this.apiMessage = options.apiMessage ?? message;
    this.details = options.details ?? null;
  }
}

/** The thing is not there, or the caller may not know that it is. */
export function notFound(
  message = 'not found',
  details?: string[],
): ForgeError {
  return new ForgeError(404, message, { details });
}

/** The caller is known and may not do this. */
export function forbidden(message: string, apiMessage?: string): ForgeError {
  return new ForgeError(403, message, { apiMessage });
}

/** The request contradicts the present state. */
export function conflict(message: string): ForgeError {
  return new ForgeError(409, message);
}

/** The request is well formed and asks for something impossible. */
export function unprocessable(message: string): ForgeError {
  return new ForgeError(422, message);
}
