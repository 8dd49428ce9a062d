import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CallPurpose, ForgeAnswer, ForgeProduct } from './ForgeClient';
import { messageOf } from './messageOf';
import { askAgainAt, isRateLimit } from './wait';

export interface ForgeErrorContext extends CallPurpose {
  host: string;
  product: ForgeProduct;
  now: Date;
}

/** The error for an answer that is no success, with what to do about it. */
export function forgeError(
  answer: Pick<ForgeAnswer, 'status' | 'headers' | 'body'>,
  context: ForgeErrorContext,
): Error {
  const { host, product, what, owner } = context;
  const { status } = answer;
  const said = messageOf(answer.body);
  const quoted = said ? ` It said: "${said}".` : '';
  if (status >= 300 && status < 400) {
    return new InputError(
      `${host} answered with a redirect, which is not followed. Where the repository was renamed, use its new name; else set the addresses of the host in ${product.settings} to the forge's own.`,
    );
  }
  if (isRateLimit(answer)) {
    return new ServiceUnavailableError(
      `${host} has had too many requests of the portal. Try again ${whenToAsk(answer, context.now)}.`,
    );
  }
  switch (status) {
    case 401:
      return new AuthenticationError(
        `${host} does not accept the portal's account: its credentials are wrong or have expired. Have them renewed in ${product.settings} of the configuration.${quoted}`,
      );
    case 403:
      return new NotAllowedError(
        `${host} does not let the portal's account ${what}. ${owner ? `Choose another owner, or have the account given the rights at ${owner}.` : 'Have the account given the rights.'}${quoted}`,
      );
    case 404:
    case 410:
      return new NotFoundError(
        owner
          ? `${host} cannot ${what}: the portal's account sees no organisation or repository of that name. Choose another owner than ${owner}, or have it made and the account given access to it.${quoted}`
          : `${host} cannot ${what}: it is gone, or hidden from the portal's account. Check platform.gitops.url, and that the account has access to the repository.${quoted}`,
      );
    case 409:
      return new ConflictError(
        `${host} cannot ${what}, as somebody else did so at the same time. Try again.${quoted}`,
      );
    case 400:
    case 422:
      return new InputError(
        `${host} refuses to ${what}. Change what it names, and start again.${quoted}`,
      );
    case 423:
      return new NotAllowedError(
        `${host} does not ${what}: it is archived or locked. Have it opened again.${quoted}`,
      );
    default:
      return status >= 500
        ? new ServiceUnavailableError(
            `${host} failed to ${what} (${status}). Try again when the forge is well: what is made already stays.${quoted}`,
          )
        : new ServiceUnavailableError(
            `${host} gave an answer (${status}) that is not known, to the request to ${what}. Check that ${product.settings} has the addresses of a ${product.name}.${quoted}`,
          );
  }
}

function whenToAsk(answer: Pick<ForgeAnswer, 'headers'>, now: Date): string {
  const at = askAgainAt(answer, now);
  if (!at) {
    return 'in a few minutes';
  }
  const seconds = Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
  return seconds <= 120
    ? `in ${seconds} s`
    : `after ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
