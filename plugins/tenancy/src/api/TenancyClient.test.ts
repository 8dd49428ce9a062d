import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { payments, shop } from '../__fixtures__/environments';
import { requestOf } from '../__fixtures__/requests';
import { EnvironmentsEvent, RequestEvent } from './TenancyApi';
import { TenancyClient } from './TenancyClient';

const entityRef = { kind: 'system', namespace: 'default', name: 'payments' };
const address =
  'http://backend/api/tenancy/entities/system/default/payments/environments';

const eventOf = (data: unknown, event = 'environments') =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** A stream that sends what it is given and then stays open, or ends. */
function streamOf(chunks: string[], options?: { end?: boolean }) {
  const encoder = new TextEncoder();
  return new HttpResponse(
    new ReadableStream({
      start(controller) {
        chunks.forEach(chunk => controller.enqueue(encoder.encode(chunk)));
        if (options?.end) {
          controller.close();
        }
      },
    }),
    { headers: { 'Content-Type': 'text/event-stream' } },
  );
}

const errorOf = (status: number, name: string) =>
  HttpResponse.json(
    { error: { name, message: `${name} happened` }, response: {} },
    { status },
  );

describe('TenancyClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const waits: number[] = [];
  const client = new TenancyClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
    wait: async milliseconds => {
      waits.push(milliseconds);
    },
  });

  /** The first events of a watch. */
  async function watch(count: number): Promise<EnvironmentsEvent[]> {
    const controller = new AbortController();
    const events: EnvironmentsEvent[] = [];
    for await (const event of client.watchEnvironments(entityRef, {
      signal: controller.signal,
    })) {
      events.push(event);
      if (events.length === count) {
        controller.abort();
        break;
      }
    }
    return events;
  }

  beforeEach(() => {
    waits.length = 0;
  });

  describe('getEnvironments', () => {
    it('reads them', async () => {
      server.use(http.get(address, () => HttpResponse.json(payments)));

      await expect(client.getEnvironments(entityRef)).resolves.toEqual(
        payments,
      );
    });

    it('encodes what goes into the address', async () => {
      let path = '';
      server.use(
        http.get('http://backend/*', ({ request }) => {
          path = new URL(request.url).pathname;
          return HttpResponse.json(payments);
        }),
      );

      await client.getEnvironments({
        kind: 'system',
        namespace: 'a/b',
        name: '../c?d',
      });

      expect(path).toBe(
        '/api/tenancy/entities/system/a%2Fb/..%2Fc%3Fd/environments',
      );
    });

    it.each([
      [403, 'NotAllowedError'],
      [404, 'NotFoundError'],
      [500, 'Error'],
    ])('throws a ResponseError on status %d', async (status, name) => {
      server.use(http.get(address, () => errorOf(status, name)));

      await expect(client.getEnvironments(entityRef)).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: status,
        cause: { name },
      });
    });
  });

  describe('watchEnvironments', () => {
    it('tells of every change, however the stream is cut into chunks', async () => {
      const [first, second] = [eventOf(payments), eventOf(shop)];
      server.use(
        http.get(`${address}/stream`, () =>
          streamOf([
            ': keep alive\n\n',
            first.slice(0, 40),
            first.slice(40) + second.slice(0, 9),
            second.slice(9),
            'event: something-else\ndata: {}\n\n',
          ]),
        ),
      );

      await expect(watch(2)).resolves.toEqual([
        { type: 'environments', data: payments },
        { type: 'environments', data: shop },
      ]);
    });

    it('takes the connection up again, at once where the server ended it', async () => {
      let connections = 0;
      server.use(
        http.get(`${address}/stream`, () => {
          connections += 1;
          return streamOf([eventOf(connections === 1 ? payments : shop)], {
            end: true,
          });
        }),
      );

      await expect(watch(2)).resolves.toEqual([
        { type: 'environments', data: payments },
        { type: 'environments', data: shop },
      ]);
      expect(waits).toEqual([]);
    });

    it('says that it was interrupted, and waits longer each time', async () => {
      let connections = 0;
      server.use(
        http.get(`${address}/stream`, () => {
          connections += 1;
          if (connections === 1) {
            return HttpResponse.error();
          }
          return connections < 4
            ? errorOf(503, 'ServiceUnavailableError')
            : streamOf([eventOf(payments)]);
        }),
      );

      const events = await watch(4);

      expect(events.map(({ type }) => type)).toEqual([
        'interrupted',
        'interrupted',
        'interrupted',
        'environments',
      ]);
      expect(waits).toHaveLength(3);
      expect(waits[0]).toBeLessThanOrEqual(1_000);
      expect(waits[2]).toBeGreaterThanOrEqual(2_000);
    });

    it('gives up where the server says no', async () => {
      server.use(
        http.get(`${address}/stream`, () => errorOf(403, 'NotAllowedError')),
      );

      await expect(watch(1)).rejects.toMatchObject({ statusCode: 403 });
      expect(waits).toEqual([]);
    });

    it('ends when nobody wants it any more', async () => {
      server.use(http.get(`${address}/stream`, () => streamOf([])));
      const controller = new AbortController();
      const events = client.watchEnvironments(entityRef, {
        signal: controller.signal,
      });
      const next = events.next();
      controller.abort();

      await expect(next).resolves.toEqual({ done: true, value: undefined });
    });
  });

  describe('tenants', () => {
    const answered = { answered: true };

    it.each<[string, string, (signal: AbortSignal) => Promise<unknown>]>([
      ['GET', 'tenants', signal => client.getTenants({ signal })],
      [
        'GET',
        'tenants/..%2Fsecrets',
        signal => client.getTenant('../secrets', { signal }),
      ],
      ['GET', 'offer', signal => client.getOffer({ signal })],
      [
        'GET',
        'names/a%20b%3Fc',
        signal => client.getNameAvailability('a b?c', { signal }),
      ],
      [
        'POST',
        'preview',
        signal =>
          client.previewTenant({ kind: 'create', text: 'kind: x' }, { signal }),
      ],
      ['GET', 'requests', signal => client.getRequests({ signal })],
      [
        'GET',
        'requests/refunds',
        signal => client.getRequest('refunds', { signal }),
      ],
    ])('asks %s %s, and passes on what the server says', async (...row) => {
      const [method, path, call] = row;
      const asked: string[] = [];
      const bodies: string[] = [];
      server.use(
        http.all('http://backend/*', async ({ request }) => {
          asked.push(`${request.method} ${new URL(request.url).pathname}`);
          bodies.push(await request.text());
          return asked.length === 1
            ? HttpResponse.json(answered)
            : errorOf(404, 'NotFoundError');
        }),
      );
      const { signal } = new AbortController();

      await expect(call(signal)).resolves.toEqual(answered);
      await expect(call(signal)).rejects.toMatchObject({ statusCode: 404 });
      expect(asked[0]).toBe(`${method} /api/tenancy/${path}`);
      expect(bodies[0]).toBe(
        method === 'POST' ? '{"kind":"create","text":"kind: x"}' : '',
      );
    });

    it('follows a request until the server says no', async () => {
      let connections = 0;
      server.use(
        http.get('http://backend/api/tenancy/requests/refunds/stream', () => {
          connections += 1;
          return connections === 1
            ? streamOf(
                [
                  eventOf(requestOf('merged'), 'request'),
                  eventOf(requestOf('live'), 'request'),
                  eventOf({ name: 'NotFoundError' }, 'denied'),
                ],
                { end: true },
              )
            : errorOf(404, 'NotFoundError');
        }),
      );
      const events: RequestEvent[] = [];
      const follow = async () => {
        const { signal } = new AbortController();
        for await (const event of client.watchRequest('refunds', { signal })) {
          events.push(event);
        }
      };

      await expect(follow()).rejects.toMatchObject({ statusCode: 404 });
      expect(events).toEqual([
        { type: 'request', data: requestOf('merged') },
        { type: 'request', data: requestOf('live') },
      ]);
    });
  });
});
