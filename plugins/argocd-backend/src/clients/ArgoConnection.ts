import { Status } from '@socle/plugin-platform-common';
import pLimit from 'p-limit';
import { ArgoError, isOutage, toArgoError } from './ArgoError';
import { readJson } from './readBody';

export interface ArgoRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Parts of the path after `/api/v1`, not encoded. */
  path: readonly string[];
  query?: Readonly<Record<string, string | undefined>>;
  body?: unknown;
  token: string;
  signal?: AbortSignal;
}

/** How patient a connection is, in milliseconds, and how much it takes. */
export interface ArgoLimits {
  answer: number;
  /** How long nothing is asked of an API that does not answer. */
  rest: number;
  maximumBytes: number;
  atOnce: number;
}

export const defaultLimits: ArgoLimits = {
  answer: 10_000,
  rest: 5_000,
  maximumBytes: 64 * 1024 * 1024,
  atOnce: 8,
};

/**
 * Requests to one Argo CD's API: each part of an address encoded, no redirects, a limit on time, size and number. While the
 * API is out, readers are told so at once, so that nobody's page waits for it again and again.
 */
export class ArgoConnection {
  readonly #instance: string;
  readonly #url: string;
  readonly #limits: ArgoLimits;
  readonly #now: () => Date;
  readonly #limit: ReturnType<typeof pLimit>;
  #outage: { error: ArgoError; since: Date; until: number } | undefined;
  #answeredAt: Date | undefined;

  constructor(options: {
    instance: string;
    url: string;
    limits?: Partial<ArgoLimits>;
    now: () => Date;
  }) {
    this.#instance = options.instance;
    this.#url = options.url;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#now = options.now;
    this.#limit = pLimit(this.#limits.atOnce);
  }

  get instance(): string {
    return this.#instance;
  }

  /** How it answered last; undefined before it was asked. */
  status(): Status | undefined {
    if (this.#outage) {
      return {
        level: 'error',
        reason: this.#outage.error.message,
        observedAt: (this.#answeredAt ?? this.#outage.since).toISOString(),
        staleSince: this.#outage.since.toISOString(),
      };
    }
    return (
      this.#answeredAt && {
        level: 'ok',
        reason: `The API of Argo CD ${this.#instance} answers`,
        observedAt: this.#answeredAt.toISOString(),
      }
    );
  }

  /** The answer's JSON. Throws `ArgoError`. */
  async json(request: ArgoRequest): Promise<unknown> {
    return await this.#limit(async () => {
      const { answer, maximumBytes } = this.#limits;
      return await this.#guarded(request, async () => {
        const response = await this.#send(
          request,
          [AbortSignal.timeout(answer)],
          'application/json',
        );
        return await readJson({
          instance: this.#instance,
          response,
          maximumBytes,
        });
      });
    });
  }

  /** A list of all Applications is larger, and takes longer, than anything that a page asks for. */
  async bulk(
    request: ArgoRequest,
    options: { milliseconds: number; maximumBytes: number },
  ): Promise<unknown> {
    return await this.#guarded(request, async () => {
      const response = await this.#send(
        request,
        [AbortSignal.timeout(options.milliseconds)],
        'application/json',
      );
      return await readJson({
        instance: this.#instance,
        response,
        maximumBytes: options.maximumBytes,
      });
    });
  }

  /** A stream that goes on until its signal ends it. */
  async stream(request: ArgoRequest): Promise<Response> {
    return await this.#guarded(request, async () => {
      const head = new AbortController();
      const timer = setTimeout(
        () => head.abort(new DOMException('Too late', 'TimeoutError')),
        this.#limits.answer,
      );
      try {
        return await this.#send(request, [head.signal], 'text/event-stream');
      } finally {
        clearTimeout(timer);
      }
    });
  }

  async #guarded<T>(request: ArgoRequest, work: () => Promise<T>): Promise<T> {
    const isReading = request.method === 'GET';
    const now = this.#now();
    if (this.#outage && isReading && now.getTime() < this.#outage.until) {
      throw this.#outage.error;
    }
    try {
      const answer = await work();
      this.#outage = undefined;
      this.#answeredAt = this.#now();
      return answer;
    } catch (thrown) {
      if (request.signal?.aborted) {
        throw thrown;
      }
      const error = toArgoError(this.#instance, thrown);
      const failedAt = this.#now();
      if (isOutage(error)) {
        this.#outage = {
          error,
          since: this.#outage?.since ?? failedAt,
          until:
            failedAt.getTime() +
            Math.min(error.retryAfterMilliseconds ?? this.#limits.rest, 60_000),
        };
      } else {
        this.#outage = undefined;
        this.#answeredAt = failedAt;
      }
      throw error;
    }
  }

  async #send(
    request: ArgoRequest,
    signals: AbortSignal[],
    accept: string,
  ): Promise<Response> {
    const { method, path, query = {}, body, token } = request;
    if (path.some(part => /^\.{0,2}$/.test(part))) {
      /* No encoding keeps an address from climbing up by these. */
      throw new ArgoError({
        code: 'refused',
        message: `Argo CD ${this.#instance} knows nothing of such a name`,
      });
    }
    const url = new URL(
      `${this.#url}/api/v1/${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, value);
      }
    }
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.any([
        ...signals,
        ...(request.signal ? [request.signal] : []),
      ]),
      headers: {
        accept,
        authorization: `Bearer ${token}`,
        'user-agent': 'socle',
        /* argocd-server refuses everything but GET without it (415), an empty DELETE, too. */
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw await refusedBy(this.#instance, response);
    }
    return response;
  }
}

const problems: Record<
  number,
  { code: ArgoError['code']; says: string } | undefined
> = {
  401: { code: 'unauthorized', says: 'does not accept the portal’s token' },
  403: { code: 'forbidden', says: 'forbids it to the portal’s token' },
  404: { code: 'not-found', says: 'does not know it' },
  429: { code: 'busy', says: 'has too much to do' },
};

/* A sync that a window keeps from happening is refused like one that the token may not ask for. */
const aboutWindows = /^cannot sync: /;

/* gRPC's code of an answer that no server gave. */
const unavailable = 14;

async function refusedBy(
  instance: string,
  response: Response,
): Promise<ArgoError> {
  const { status } = response;
  const known = problems[status];
  const api = `The API of Argo CD ${instance}`;
  if (status >= 300 && status < 400) {
    discard(response);
    return new ArgoError({
      code: 'invalid',
      message: `${api} answers with a redirect, which is not followed; set url to where the API is`,
    });
  }
  const said = await saidBy(instance, response);
  if (known && !aboutWindows.test(said.message)) {
    const seconds = Number(response.headers.get('retry-after'));
    return new ArgoError({
      code: known.code,
      message: `${api} ${known.says}`,
      ...(seconds > 0 && { retryAfterMilliseconds: seconds * 1_000 }),
    });
  }
  if (status >= 500) {
    const isItsOwn = said.code !== undefined && said.code !== unavailable;
    return new ArgoError({
      code: isItsOwn ? 'unable' : 'failed',
      message: `${api} answers ${status}`,
    });
  }
  return new ArgoError({
    code: 'refused',
    message: said.message || `${api} answers ${status}`,
  });
}

/** Nobody waits for what is not read. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}

/** grpc-gateway's `{ error, code, message }`; an empty message where it is something else. */
async function saidBy(
  instance: string,
  response: Response,
): Promise<{ message: string; code?: number }> {
  try {
    const body = await readJson({ instance, response, maximumBytes: 16_384 });
    const { message, code } = Object(body);
    return {
      message: typeof message === 'string' ? message.slice(0, 600) : '',
      ...(typeof code === 'number' && { code }),
    };
  } catch {
    return { message: '' };
  }
}
