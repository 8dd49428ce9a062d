import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';
import { forgeError } from './forgeError';
import { readText } from './readText';
import { askAgainAt, backoff, mayAskAgain } from './wait';

/** Milliseconds that a forge has for one answer. */
const timeLimit = 30_000;
/** Milliseconds that one call may wait between its tries, all together. */
const patience = 15_000;
/** Bytes that an answer may have. */
const sizeLimit = 8 * 1024 * 1024;
const mostTries = 4;

/** A kind of forge, for messages. */
export interface ForgeProduct {
  /** `GitHub`. */
  name: string;
  /** Where its hosts are configured: `integrations.github`. */
  settings: string;
}

export interface ForgeAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed JSON; undefined where the body is none. */
  body: unknown;
}

/** What a call is for, in messages. */
export interface CallPurpose {
  /** After "cannot": `make the repository payments/checkout`. */
  what: string;
  /** The organisation that was asked for; unset for the platform's own repository, which nobody chose. */
  owner?: string;
}

export interface ForgeClientOptions {
  product: ForgeProduct;
  host: string;
  /** Address of the API, without a slash at its end. */
  apiUrl: string;
  /** The credentials, asked for at each call: those of apps expire. */
  headers(): Promise<Record<string, string>>;
  signal?: AbortSignal;
  /** Milliseconds for one answer; 30 s where unset. */
  timeLimit?: number;
  /** Milliseconds to wait between tries, all together; 15 s where unset. */
  patience?: number;
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Calls a forge's REST API. Answers of any status are returned, not thrown; those that may pass are waited for first, as
 * long as the forge asks for and the patience allows.
 */
export class ForgeClient {
  readonly host: string;
  readonly product: ForgeProduct;
  readonly #options: ForgeClientOptions;

  constructor(options: ForgeClientOptions) {
    this.host = options.host;
    this.product = options.product;
    this.#options = options;
  }

  /**
   * Calls a path below the API's address, whose parts are encoded.
   *
   * @throws ServiceUnavailableError where no whole answer comes in time.
   */
  async call(
    method: Method,
    parts: readonly string[],
    options: {
      query?: Record<string, string>;
      body?: unknown;
      accept?: string;
    } = {},
  ): Promise<ForgeAnswer> {
    const { signal } = this.#options;
    let left = this.#options.patience ?? patience;
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#once(method, parts, options);
      if (tries === mostTries || !mayAskAgain(method, answer)) {
        return answer;
      }
      const now = new Date();
      const wanted = askAgainAt(answer, now);
      const wait = Math.max(
        wanted ? wanted.getTime() - now.getTime() : 0,
        backoff(tries - 1, Math.random()),
      );
      if (wait > left) {
        return answer;
      }
      left -= wait;
      await sleep(wait, undefined, { signal });
    }
  }

  /** The body of an answer with this status. Anything else is thrown. */
  read<T>(
    answer: ForgeAnswer,
    options: { status: number; schema: z.ZodType<T> } & CallPurpose,
  ): T {
    const { status, schema, ...purpose } = options;
    if (answer.status !== status) {
      throw this.error(answer, purpose);
    }
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) {
      throw this.strange(purpose);
    }
    return parsed.data;
  }

  /** The error for an answer that is no success. */
  error(answer: ForgeAnswer, purpose: CallPurpose): Error {
    const { host, product } = this;
    return forgeError(answer, { host, product, now: new Date(), ...purpose });
  }

  /** The error for an answer that cannot be of this kind of forge. */
  strange({ what }: CallPurpose): Error {
    return new ServiceUnavailableError(
      `${this.host} answered the request to ${what} with something that is not ${this.product.name}'s. Check the addresses of the host in ${this.product.settings}.`,
    );
  }

  async #once(
    method: Method,
    parts: readonly string[],
    options: {
      query?: Record<string, string>;
      body?: unknown;
      accept?: string;
    },
  ): Promise<ForgeAnswer> {
    const { query, body, accept = 'application/json' } = options;
    const { apiUrl, headers, signal } = this.#options;
    const url = new URL(`${apiUrl}/${parts.map(encodeURIComponent).join('/')}`);
    Object.entries(query ?? {}).forEach(([name, value]) =>
      url.searchParams.set(name, value),
    );
    const credentials = await headers();
    const limit = AbortSignal.timeout(this.#options.timeLimit ?? timeLimit);
    try {
      const response = await fetch(url, {
        method,
        headers: {
          ...credentials,
          Accept: accept,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      const text = await readText(response, sizeLimit);
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: parseJson(text),
      };
    } catch (error) {
      signal?.throwIfAborted();
      throw new ServiceUnavailableError(
        limit.aborted
          ? `${this.host} did not answer within ${(this.#options.timeLimit ?? timeLimit) / 1000} s. Try again when the forge is well: what is made already stays.`
          : `${this.host} cannot be reached. Check that the forge is up and that ${this.product.settings} has its address; then try again.`,
        error,
      );
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
