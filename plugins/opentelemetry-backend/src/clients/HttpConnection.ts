import { Status } from '@socle/plugin-platform-common';
import pLimit from 'p-limit';
import { Endpoint } from '../config';
import { isOutage, TelemetryError, toTelemetryError } from './TelemetryError';

export interface JsonRequest {
  /** What follows the address of the endpoint, as it is: parts that are names are encoded by who asks. */
  path: string;
  parameters?: URLSearchParams;
  /** Sends the parameters as a form, which has room for long queries. */
  post?: boolean;
  headers?: Readonly<Record<string, string>>;
}

/* How long nothing is asked of a system that does not answer, so that no page waits for it again and again. */
const REST = 5_000;
const AT_ONCE = 8;

/** Requests to one system: no redirects, a limit on time, size and number. */
export class HttpConnection {
  readonly #name: string;
  readonly #endpoint: Endpoint;
  readonly #maximumBytes: number;
  readonly #now: () => Date;
  readonly #limit = pLimit(AT_ONCE);
  #outage: { error: TelemetryError; since: Date; until: number } | undefined;
  #answeredAt: Date | undefined;
  #asked = 0;

  constructor(options: {
    /** As messages call it: `Prometheus paris`. */
    name: string;
    endpoint: Endpoint;
    maximumBytes: number;
    now: () => Date;
  }) {
    this.#name = options.name;
    this.#endpoint = options.endpoint;
    this.#maximumBytes = options.maximumBytes;
    this.#now = options.now;
  }

  /** How many requests were sent. */
  get asked(): number {
    return this.#asked;
  }

  /** How it answered last. */
  status(): Status {
    if (this.#outage) {
      const { error, since } = this.#outage;
      return {
        level: 'error',
        reason: error.message,
        observedAt: (this.#answeredAt ?? since).toISOString(),
        staleSince: since.toISOString(),
      };
    }
    return this.#answeredAt
      ? {
          level: 'ok',
          reason: `${this.#name} answers`,
          observedAt: this.#answeredAt.toISOString(),
        }
      : {
          level: 'unknown',
          reason: `${this.#name} was not asked yet`,
          observedAt: this.#now().toISOString(),
        };
  }

  /** The answer's JSON, whatever its status, where it is JSON. Throws `TelemetryError`. */
  async json(request: JsonRequest): Promise<unknown> {
    return await this.#limit(async () => {
      if (this.#outage && this.#now().getTime() < this.#outage.until) {
        throw this.#outage.error;
      }
      try {
        const answer = await this.#send(request);
        this.#outage = undefined;
        this.#answeredAt = this.#now();
        return answer;
      } catch (thrown) {
        const error = toTelemetryError(this.#name, thrown);
        const now = this.#now();
        if (isOutage(error)) {
          this.#outage = {
            error,
            since: this.#outage?.since ?? now,
            until: now.getTime() + REST,
          };
        } else {
          this.#outage = undefined;
          this.#answeredAt = now;
        }
        throw error;
      }
    });
  }

  async #send(request: JsonRequest): Promise<unknown> {
    const { path, parameters, post = false } = request;
    const url = new URL(`${this.#endpoint.url}${path}`);
    if (!post) {
      parameters?.forEach((value, name) =>
        url.searchParams.append(name, value),
      );
    }
    this.#asked += 1;
    const response = await fetch(url, {
      method: post ? 'POST' : 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#endpoint.timeoutMilliseconds),
      headers: {
        accept: 'application/json',
        'user-agent': 'socle',
        ...this.#endpoint.headers,
        ...request.headers,
      },
      ...(post && { body: parameters ?? new URLSearchParams() }),
    });
    const { status } = response;
    if (status >= 300 && status < 400) {
      response.body?.cancel().catch(() => {});
      throw this.#error(
        'invalid',
        'answers with a redirect, which is not followed; set url to where its API is',
      );
    }
    const text = await this.#read(response);
    const said = response.ok ? '' : saidBy(text);
    switch (true) {
      case response.ok:
        return this.#parse(text);
      case status === 401 || status === 403:
        throw this.#error(
          'unauthorized',
          `does not let the portal in (${status})`,
        );
      case status === 429:
        throw this.#error('busy', 'has too much to do');
      case status === 503 && said !== '':
        throw this.#error('timeout', `gave up: ${said}`);
      case status >= 500:
        throw this.#error('failed', `answers ${status}`);
      default:
        throw this.#error('refused', said || `answers ${status}`);
    }
  }

  async #read(response: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > this.#maximumBytes) {
        throw this.#error(
          'tooLarge',
          `answers more than ${this.#maximumBytes} bytes, which are not read`,
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.#error('invalid', 'answers something that is no JSON');
    }
  }

  #error(code: TelemetryError['code'], says: string): TelemetryError {
    return new TelemetryError({ code, message: `${this.#name} ${says}` });
  }
}

/** Prometheus' words for what is wrong; empty where the answer is not Prometheus'. */
function saidBy(text: string): string {
  try {
    const { error } = Object(JSON.parse(text));
    return typeof error === 'string' ? error.slice(0, 600) : '';
  } catch {
    return '';
  }
}
