import { http, HttpResponse, JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';

/** One request that Argo CD's API received. */
export interface Received {
  method: string;
  /** With its query, as it was encoded. */
  path: string;
  token: string;
  body?: unknown;
}

/** Argo CD's API as its documentation has it, with hands to break it. */
export interface FakeArgo {
  received: Received[];
  /** What is answered at a path, from `/api/v1` on, instead of `{}`; a function may fail, or take its time. */
  answer(path: string, how: JsonBodyType | (() => Promise<Response>)): void;
  /** What is answered whatever is asked, until it is undefined again. */
  always: (() => Promise<Response>) | undefined;
  reset(): void;
  start(): void;
  stop(): void;
}

/** Makes one at an address that nobody else has. */
export function fakeArgo(address: string): FakeArgo {
  const answers = new Map<string, JsonBodyType | (() => Promise<Response>)>();
  const server = setupServer();
  const fake: FakeArgo = {
    received: [],
    answer: (path, how) => answers.set(path, how),
    always: undefined,
    reset() {
      fake.received = [];
      fake.always = undefined;
      answers.clear();
    },
    start: () => server.listen({ onUnhandledRequest: 'bypass' }),
    stop: () => server.close(),
  };
  const handler = http.all(`${address}/*`, async ({ request }) => {
    const url = new URL(request.url);
    const text = await request.text();
    fake.received.push({
      method: request.method,
      path: `${url.pathname}${url.search}`.replace(/^\/api\/v1/, ''),
      token: request.headers.get('authorization') ?? '',
      ...(text && { body: JSON.parse(text) }),
    });
    if (fake.always) {
      return await fake.always();
    }
    const how = answers.get(url.pathname.replace(/^\/api\/v1/, '')) ?? {};
    return typeof how === 'function' ? await how() : HttpResponse.json(how);
  });
  server.use(handler);
  return fake;
}

/** An answer with that status, as grpc-gateway writes it. */
export function refusal(
  status: number,
  message: string = 'no',
  headers: Record<string, string> = {},
): () => Promise<Response> {
  return async () =>
    HttpResponse.json(
      { error: message, code: 2, message },
      { status, headers },
    );
}

/** A connection that breaks. */
export async function broken(): Promise<Response> {
  return HttpResponse.error();
}
