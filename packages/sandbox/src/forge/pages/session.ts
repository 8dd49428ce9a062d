import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Request, Response } from 'express';
import { Identity } from '../../identities';
import { authenticate, sameText } from '../authentication';
import { ForgeError, forbidden } from '../errors';
import { People } from '../people';
import { writeFileDurably } from '../store';

const cookieName = 'forge_session';
const lifetime = 7 * 24 * 60 * 60 * 1000;

/**
 * Who looks at the pages: a signed cookie with a name and an end. Nothing is kept on the server but the key,
 * so that a visitor stays signed in when the sandbox starts again.
 */
export class Sessions {
  readonly #key: Buffer;
  readonly #people: People;
  readonly #now: () => Date;

  private constructor(key: Buffer, people: People, now: () => Date) {
    this.#key = key;
    this.#people = people;
    this.#now = now;
  }

  /** Reads the key, or makes one. */
  static async open(options: {
    path: string;
    people: People;
    now: () => Date;
  }): Promise<Sessions> {
    const { path, people, now } = options;
    const text = await readFile(path, 'utf8').catch(() => '');
    if (/^[0-9a-f]{64}$/.test(text)) {
      return new Sessions(Buffer.from(text, 'hex'), people, now);
    }
    const key = randomBytes(32);
    await writeFileDurably(path, key.toString('hex'));
    return new Sessions(key, people, now);
  }

  /**
   * The visitor, by a token as in the API, or by the cookie.
   *
   * @throws ForgeError 401 on a token that nobody has.
   */
  viewer(request: Request): Identity | undefined {
    const caller = authenticate(this.#people.identities, request);
    if (caller.kind === 'refused') {
      throw new ForgeError(401, 'The user name or token is not valid.');
    }
    return caller.kind === 'identity'
      ? caller.identity
      : this.#fromCookie(request);
  }

  signIn(response: Response, identity: Identity): void {
    const claim = `${identity.name}|${this.#now().getTime() + lifetime}`;
    const value = `${Buffer.from(claim).toString('base64url')}.${this.#sign(claim)}`;
    response.cookie(cookieName, value, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: lifetime,
    });
  }

  signOut(response: Response): void {
    response.clearCookie(cookieName, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
    });
  }

  #fromCookie(request: Request): Identity | undefined {
    const pair = (request.headers.cookie ?? '')
      .split(/; */)
      .find(item => item.startsWith(`${cookieName}=`));
    const [encoded, signature] = (pair ?? '')
      .slice(cookieName.length + 1)
      .split('.');
    if (!encoded || !signature) {
      return undefined;
    }
    const claim = Buffer.from(encoded, 'base64url').toString('utf8');
    const [name, end] = claim.split('|');
    return sameText(signature, this.#sign(claim)) &&
      Number(end) > this.#now().getTime()
      ? this.#people.find(name)
      : undefined;
  }

  #sign(claim: string): string {
    return createHmac('sha256', this.#key).update(claim).digest('base64url');
  }
}

/**
 * Lets a form through only when a page of this forge sent it.
 *
 * Browsers say so by `Sec-Fetch-Site`, older ones by `Origin`; no page of another site, nor of another port of
 * this machine, can set either. A request with neither does not come from a browser's form.
 *
 * @throws ForgeError 403
 */
export function requireOwnForm(request: Request): void {
  const site = request.get('Sec-Fetch-Site');
  const origin = request.get('Origin');
  const isOwn =
    site === undefined
      ? origin !== undefined &&
        origin === `${request.protocol}://${request.get('Host')}`
      : site === 'same-origin';
  if (!isOwn) {
    throw forbidden('This form was not sent from a page of the forge.');
  }
}
