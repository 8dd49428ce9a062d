import { ServiceUnavailableError } from '@backstage/errors';
import {
  getGiteaRequestOptions,
  GiteaIntegrationConfig,
} from '@backstage/integration';
import { readText } from './readText';

/** Milliseconds that Gitea has for one answer. */
const timeLimit = 30_000;
/** Bytes that an answer may have. */
const sizeLimit = 8 * 1024 * 1024;

export interface GiteaAnswer {
  status: number;
  headers: Headers;
  /** The parsed JSON; undefined where the body is none. */
  body: unknown;
}

export interface GiteaClientOptions {
  config: GiteaIntegrationConfig;
  signal?: AbortSignal;
  /** Milliseconds for one answer; 30 s where unset. */
  timeLimit?: number;
}

/** Calls Gitea's REST API with the credentials of the configuration. Answers of any status are returned, not thrown. */
export class GiteaClient {
  readonly host: string;
  readonly baseUrl: string;
  readonly #config: GiteaIntegrationConfig;
  readonly #signal?: AbortSignal;
  readonly #timeLimit: number;

  constructor(options: GiteaClientOptions) {
    const { config } = options;
    this.host = config.host;
    this.baseUrl = config.baseUrl ?? `https://${config.host}`;
    this.#config = config;
    this.#signal = options.signal;
    this.#timeLimit = options.timeLimit ?? timeLimit;
  }

  /**
   * Calls a path below `/api/v1`, whose parts are encoded.
   *
   * @throws ServiceUnavailableError where no whole answer comes in time.
   */
  async call(
    method: 'GET' | 'POST',
    parts: string[],
    options: { query?: Record<string, string>; body?: unknown } = {},
  ): Promise<GiteaAnswer> {
    const { query, body } = options;
    const url = new URL(
      `${this.baseUrl}/api/v1/${parts.map(encodeURIComponent).join('/')}`,
    );
    Object.entries(query ?? {}).forEach(([name, value]) =>
      url.searchParams.set(name, value),
    );
    const limit = AbortSignal.timeout(this.#timeLimit);
    try {
      const response = await fetch(url, {
        method,
        headers: {
          ...getGiteaRequestOptions(this.#config).headers,
          Accept: 'application/json',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
        signal: this.#signal ? AbortSignal.any([this.#signal, limit]) : limit,
      });
      const text = await readText(response, sizeLimit);
      return {
        status: response.status,
        headers: response.headers,
        body: parseJson(text),
      };
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw new ServiceUnavailableError(
        limit.aborted
          ? `${this.host} did not answer within ${this.#timeLimit / 1000} s. Run the task again when the forge is well: what is made already stays.`
          : `${this.host} cannot be reached. Check that the forge is up and that integrations.gitea has its address; then run the task again.`,
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
