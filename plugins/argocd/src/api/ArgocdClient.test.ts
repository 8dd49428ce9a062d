import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { packFleet } from '@socle/plugin-argocd-common';
import {
  errorOf,
  eventText,
  streamOf,
} from '@socle/plugin-platform-react/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { healthy } from '../__fixtures__/deliveries';
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

describe('ArgocdClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const client = new ArgocdClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend' }),
    fetchApi: mockApis.fetch(),
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

    it('asks for many entities at once', async () => {
      const bodies: unknown[] = [];
      server.use(
        http.post(`${base}/standings`, async ({ request }) => {
          bodies.push(await request.json());
          return HttpResponse.json({ items: [null] });
        }),
      );

      await expect(
        client.getStandings(['component:default/checkout']),
      ).resolves.toEqual([null]);
      expect(bodies).toEqual([{ entityRefs: ['component:default/checkout'] }]);
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
    it('tells how an entity is delivered', async () => {
      server.use(
        http.get(
          `${base}/entities/component/default/checkout/deliveries/stream`,
          () => streamOf([eventText('deliveries', healthy)]),
        ),
      );
      const controller = new AbortController();
      const events: DeliveriesEvent[] = [];
      for await (const event of client.watchDeliveries(entityRef, {
        signal: controller.signal,
      })) {
        events.push(event);
        if (events.length === 2) {
          controller.abort();
          break;
        }
      }
      expect(events).toEqual([
        { type: 'connected' },
        { type: 'deliveries', data: healthy },
      ]);
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
                eventText('fleet', fleet),
                eventText('changes', { ...fleet, gone: ['a/b/c'] }),
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

    it.each([
      [200, { repository: 'payments/checkout' }],
      [409, { accepted: false, refusal }],
    ])('looks at a revert that is answered with %d', async (status, answer) => {
      const asked: string[] = [];
      server.use(
        http.get('http://backend/*', ({ request }) => {
          asked.push(request.url.replace(base, ''));
          return HttpResponse.json(answer, { status });
        }),
      );

      await expect(client.getRevert(target, 3)).resolves.toEqual(answer);
      expect(asked).toEqual([
        '/applications/paris/argocd/payments.dev.checkout/revert?id=3&entity=component%3Adefault%2Fcheckout',
      ]);
    });

    it('proposes it, and tells a conflict from a refusal', async () => {
      const bodies: unknown[] = [];
      const answers = [
        HttpResponse.json({ accepted: true }, { status: 201 }),
        errorOf(409, 'ConflictError'),
      ];
      server.use(
        http.post('http://backend/*', async ({ request }) => {
          bodies.push(await request.json());
          return answers.shift();
        }),
      );

      await expect(client.proposeRevert(target, 3)).resolves.toEqual({
        accepted: true,
      });
      await expect(client.proposeRevert(target, 3)).rejects.toMatchObject({
        statusCode: 409,
      });
      expect(bodies).toEqual([{ id: 3 }, { id: 3 }]);
    });

    it.each([403, 503])('throws on %d', async status => {
      server.use(http.post(address, () => errorOf(status, 'Error')));

      await expect(
        client.act(target, { action: 'terminate' }),
      ).rejects.toMatchObject({ statusCode: status });
    });
  });
});
