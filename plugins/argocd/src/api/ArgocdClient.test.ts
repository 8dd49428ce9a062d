import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { packFleet } from '@socle/plugin-argocd-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { failing, healthy } from '../__fixtures__/deliveries';
import { DeliveriesEvent } from './ArgocdApi';
import { ArgocdClient } from './ArgocdClient';

const entityRef = { kind: 'component', namespace: 'default', name: 'checkout' };
const target = {
  instance: 'paris',
  namespace: 'argocd',
  name: 'payments.dev.checkout',
  entityRef: 'component:default/checkout',
};
const base = 'http://backend/api/argocd';
const stream = `${base}/entities/component/default/checkout/deliveries/stream`;

const eventOf = (data: unknown, options?: { event?: string; id?: string }) =>
  `${options?.id ? `id: ${options.id}\n` : ''}event: ${options?.event ?? 'deliveries'}\ndata: ${JSON.stringify(data)}\n\n`;

/** A stream that sends what it is given, and then stays open, or ends. */
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

describe('ArgocdClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const waits: number[] = [];
  const client = new ArgocdClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
    wait: async milliseconds => {
      waits.push(milliseconds);
    },
  });

  async function watch(count: number): Promise<DeliveriesEvent[]> {
    const controller = new AbortController();
    const events: DeliveriesEvent[] = [];
    for await (const event of client.watchDeliveries(entityRef, {
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

  describe('reading', () => {
    it.each<[string, string, () => Promise<unknown>]>([
      [
        'an entity',
        '/entities/component/default/checkout/deliveries',
        () => client.getDeliveries(entityRef),
      ],
      [
        'the fleet, each value of a filter by itself',
        '/applications?tenant=payments&tenant=shop&verdict=failing&text=a%26b',
        () =>
          client.getFleet({
            tenant: ['payments', 'shop'],
            verdict: ['failing'],
            project: [],
            text: 'a&b',
          }),
      ],
      ['the whole fleet', '/applications', () => client.getFleet({})],
      [
        'an Application of no entity',
        '/applications/paris/argocd/payments.dev.checkout',
        () => client.getApplication({ ...target, entityRef: undefined }),
      ],
      [
        'an Application',
        '/applications/paris/argocd/payments.dev.checkout?entity=component%3Adefault%2Fcheckout',
        () => client.getApplication(target),
      ],
      [
        'names that are none',
        '/applications/..%2Fadmin/a%3Fb/%23x',
        () =>
          client.getApplication({
            instance: '../admin',
            namespace: 'a?b',
            name: '#x',
          }),
      ],
      [
        'its history',
        '/applications/paris/argocd/payments.dev.checkout/history?from=20&count=10&entity=component%3Adefault%2Fcheckout',
        () => client.getHistory(target, { from: 20 }),
      ],
      ...(['tree', 'diff', 'windows', 'events', 'links'] as const).map(
        (part): [string, string, () => Promise<unknown>] => [
          `its ${part}`,
          `/applications/paris/argocd/payments.dev.checkout/${part}?entity=component%3Adefault%2Fcheckout`,
          () =>
            ({
              tree: client.getTree(target),
              diff: client.getDiff(target),
              windows: client.getWindows(target),
              events: client.getEvents(target),
              links: client.getLinks(target),
            })[part],
        ],
      ),
    ])('asks for %s', async (_, expected, ask) => {
      const addresses: string[] = [];
      server.use(
        http.get('http://backend/*', ({ request }) => {
          addresses.push(request.url.replace(base, ''));
          return HttpResponse.json({ answered: true });
        }),
      );

      await expect(ask()).resolves.toEqual({ answered: true });
      await new Promise(resolve => setTimeout(resolve));
      expect(addresses).toContain(expected);
    });

    it.each([
      [403, 'NotAllowedError'],
      [404, 'NotFoundError'],
      [503, 'ServiceUnavailableError'],
    ])('throws a ResponseError on status %d', async (status, name) => {
      server.use(http.get('http://backend/*', () => errorOf(status, name)));

      await expect(client.getTree(target)).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: status,
        cause: { name },
      });
    });
  });

  describe('watching', () => {
    it('tells of every change, however the stream is cut into chunks', async () => {
      const [first, second] = [eventOf(healthy), eventOf(failing)];
      server.use(
        http.get(stream, () =>
          streamOf([
            ': keep alive\n\n',
            first.slice(0, 40),
            first.slice(40) + second.slice(0, 9),
            second.slice(9),
            eventOf({}, { event: 'something-else' }),
          ]),
        ),
      );

      await expect(watch(3)).resolves.toEqual([
        { type: 'connected' },
        { type: 'deliveries', data: healthy },
        { type: 'deliveries', data: failing },
      ]);
    });

    it('comes back with the last event that it read', async () => {
      const ids: (string | null)[] = [];
      server.use(
        http.get(stream, ({ request }) => {
          ids.push(request.headers.get('last-event-id'));
          return ids.length === 1
            ? streamOf([eventOf(healthy, { id: '7' })], { end: true })
            : streamOf([]);
        }),
      );

      await expect(watch(3)).resolves.toEqual([
        { type: 'connected' },
        { type: 'deliveries', data: healthy },
        { type: 'connected' },
      ]);
      expect(ids).toEqual([null, '7']);
      expect(waits).toEqual([]);
    });

    it('waits longer from failure to failure', async () => {
      server.use(http.get(stream, () => errorOf(503, 'Error')));

      const events = await watch(4);
      expect(events.map(({ type }) => type)).toEqual(
        Array(4).fill('interrupted'),
      );
      expect(waits).toHaveLength(3);
      expect(waits[2]).toBeGreaterThan(waits[0]);
    });

    it('ends where the viewer may not see it, at first or any more', async () => {
      server.use(http.get(stream, () => errorOf(403, 'NotAllowedError')));
      await expect(watch(1)).rejects.toMatchObject({ statusCode: 403 });

      server.use(
        http.get(stream, () =>
          streamOf([
            eventOf(
              { name: 'NotAllowedError', message: 'No more.' },
              { event: 'denied' },
            ),
          ]),
        ),
      );
      await expect(watch(2)).rejects.toMatchObject({
        statusCode: 403,
        message: 'No more.',
      });
    });

    it('tells of the fleet and of its changes', async () => {
      const fleet = {
        rows: packFleet([]),
        total: 0,
        visible: 0,
        instances: [],
      };
      server.use(
        http.get(`${base}/applications/stream`, ({ request }) =>
          request.url.endsWith('?tenant=payments')
            ? streamOf([
                eventOf(fleet, { event: 'fleet' }),
                eventOf({ ...fleet, gone: ['a/b/c'] }, { event: 'changes' }),
              ])
            : errorOf(400, 'InputError'),
        ),
      );
      const controller = new AbortController();
      const types: string[] = [];
      for await (const { type } of client.watchFleet(
        { tenant: ['payments'] },
        { signal: controller.signal },
      )) {
        types.push(type);
        if (types.length === 3) {
          controller.abort();
          break;
        }
      }
      expect(types).toEqual(['connected', 'fleet', 'changes']);
    });
  });

  describe('acting', () => {
    const address = `${base}/applications/paris/argocd/payments.dev.checkout/actions/:action`;
    const refusal = { code: 'automatedSync', parameters: {} };

    it.each([
      [202, { accepted: true }],
      [409, { accepted: false, refusal }],
    ])('answers what %d says', async (status, answer) => {
      const bodies: unknown[] = [];
      server.use(
        http.post(address, async ({ request, params }) => {
          bodies.push([params.action, await request.json()]);
          return HttpResponse.json(answer, { status });
        }),
      );

      await expect(
        client.act(target, { action: 'sync', body: { dryRun: true } }),
      ).resolves.toEqual(answer);
      await client.act(target, { action: 'refresh' });
      expect(bodies).toEqual([
        ['sync', { dryRun: true }],
        ['refresh', {}],
      ]);
    });

    it.each([403, 503])('throws on %d', async status => {
      server.use(http.post(address, () => errorOf(status, 'Error')));

      await expect(
        client.act(target, { action: 'terminate' }),
      ).rejects.toMatchObject({ statusCode: status });
    });
  });
});
