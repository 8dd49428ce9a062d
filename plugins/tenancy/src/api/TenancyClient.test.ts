import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  errorOf,
  eventText,
  streamOf,
} from '@socle/plugin-platform-react/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { payments, shop } from '../__fixtures__/environments';
import { requestOf } from '../__fixtures__/requests';
import { EnvironmentsEvent, RequestEvent } from './TenancyApi';
import { TenancyClient } from './TenancyClient';

const entityRef = { kind: 'system', namespace: 'default', name: 'payments' };
const address =
  'http://backend/api/tenancy/entities/system/default/payments/environments';

describe('TenancyClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new TenancyClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
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

  it('follows the environments of an entity', async () => {
    server.use(
      http.get(`${address}/stream`, () =>
        streamOf([
          eventText('environments', payments),
          eventText('environments', shop),
        ]),
      ),
    );
    const controller = new AbortController();
    const events: EnvironmentsEvent[] = [];
    for await (const event of client.watchEnvironments(entityRef, {
      signal: controller.signal,
    })) {
      events.push(event);
      if (events.length === 3) {
        controller.abort();
        break;
      }
    }
    expect(events).toEqual([
      { type: 'connected' },
      { type: 'environments', data: payments },
      { type: 'environments', data: shop },
    ]);
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
      server.use(
        http.get('http://backend/api/tenancy/requests/refunds/stream', () =>
          streamOf([
            eventText('request', requestOf('merged')),
            eventText('request', requestOf('live')),
            eventText('denied', { name: 'NotFoundError' }),
          ]),
        ),
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
        { type: 'connected' },
        { type: 'request', data: requestOf('merged') },
        { type: 'request', data: requestOf('live') },
      ]);
    });
  });
});
