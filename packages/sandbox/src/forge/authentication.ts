import { createHash, timingSafeEqual } from 'node:crypto';
import { Request } from 'express';
import { Identity } from '../identities';

/** Who sends a request. */
export type Caller =
  | { kind: 'anonymous' }
  | { kind: 'identity'; identity: Identity }
  | { kind: 'refused' };

/**
 * Reads the `Authorization` header as Gitea does: `token X`, `Bearer X`, or Basic with the token as password,
 * or as user name with the password empty or `x-oauth-basic`. A token in the address is not looked at:
 * addresses end up in logs.
 */
export function authenticate(
  identities: Identity[],
  request: Pick<Request, 'headers'>,
): Caller {
  const header = request.headers.authorization;
  if (header === undefined) {
    return { kind: 'anonymous' };
  }
  const token = tokenOf(header);
  const identity = identities.find(
    candidate => token !== undefined && sameText(candidate.token, token),
  );
  return identity ? { kind: 'identity', identity } : { kind: 'refused' };
}

function tokenOf(header: string): string | undefined {
  const match = /^(token|bearer|basic) +(\S+) *$/i.exec(header);
  if (!match) {
    return undefined;
  }
  const [, scheme, value] = match;
  if (scheme.toLowerCase() !== 'basic') {
    return value;
  }
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const [name, password] =
    colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  return password === '' || password === 'x-oauth-basic' ? name : password;
}

/** Compares in a time that tells nothing of the two. */
export function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
