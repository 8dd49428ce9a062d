import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { GiteaAnswer } from './GiteaClient';

export interface GiteaErrorContext {
  host: string;
  /** What was tried, after "cannot": `make the repository payments/checkout`. */
  what: string;
  owner: string;
}

/** The error for an answer that is no success, with what to do about it. */
export function giteaError(
  answer: GiteaAnswer,
  context: GiteaErrorContext,
): Error {
  const { host, what, owner } = context;
  const { status } = answer;
  const said = messageOf(answer.body);
  const quoted = said ? ` It said: "${said}".` : '';
  if (status >= 300 && status < 400) {
    return new InputError(
      `${host} answered with a redirect, which is not followed. Where the repository was renamed, use its new name; else set baseUrl of the host in integrations.gitea to the forge's own address.`,
    );
  }
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${host} does not accept the portal's account. Have its username and password checked in integrations.gitea of the configuration.${quoted}`,
      );
    case 403:
      return new NotAllowedError(
        `${host} does not let the portal's account ${what}. Choose another owner, or have the account added to a team of ${owner} that may.${quoted}`,
      );
    case 404:
      return new NotFoundError(
        `${host} cannot ${what}: the portal's account sees no organisation or repository of that name. Choose another owner than ${owner}, or have the organisation made and the account added to it.${quoted}`,
      );
    case 409:
      return new ConflictError(
        `${host} cannot ${what}, as somebody else did so at the same time. Run the task again.${quoted}`,
      );
    case 422:
      return new InputError(
        `${host} refuses to ${what}. Change what it names, and start again.${quoted}`,
      );
    case 429: {
      const wait = answer.headers.get('retry-after');
      return new ServiceUnavailableError(
        `${host} has had too many requests of the portal. Run the task again ${wait && /^\d+$/.test(wait) ? `in ${wait} s` : 'in a few minutes'}.`,
      );
    }
    default:
      return status >= 500
        ? new ServiceUnavailableError(
            `${host} failed to ${what} (${status}). Run the task again when the forge is well: what is made already stays.${quoted}`,
          )
        : new ServiceUnavailableError(
            `${host} gave an answer (${status}) that is not known, to the request to ${what}. Check that baseUrl in integrations.gitea is a Gitea's address.${quoted}`,
          );
  }
}

const longestQuote = 200;

/** What Gitea says of an error, short and on one line. */
function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) {
    return undefined;
  }
  const { message } = body;
  return typeof message === 'string'
    ? message.replace(/\s+/g, ' ').trim().slice(0, longestQuote)
    : undefined;
}
