import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { readEvents } from '@socle/plugin-platform-node/testUtils';
import { application, failedSync } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { credentialsOf, ines, lena } from '../__testUtils__/people';

jest.setTimeout(60_000);

let world: ArgoWorld;

beforeAll(async () => {
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout'),
      application('payments.prod.checkout', {
        status: {
          summary: { images: ['registry.example.com/checkout:1.4.0'] },
        },
      }),
      application('payments.dev.ledger', { status: failedSync }),
      application('payments.dev', { project: 'platform' }),
      application('shop.dev.front'),
    ],
  });
});

afterAll(async () => {
  await world.stop();
});

const route = (name: string, kind = 'component') =>
  `/entities/${kind}/default/${name}/deliveries`;

/** `checkout: delivered dev payments.dev.checkout delivered 1.4.2 | prod …` */
function summary({ verdict, environments }: EntityDeliveries): string {
  return [
    verdict.verdict,
    ...environments.map(({ environment, applications }) =>
      [
        environment ?? '–',
        ...applications.map(
          ({ application: { name }, verdict: own, version }) =>
            `${name} ${own.verdict} ${version.label}`,
        ),
      ].join(': '),
    ),
  ].join(' | ');
}

describe('GET deliveries', () => {
  it('puts the environments side by side, with what the next one lacks', async () => {
    const { status, body } = await world.get(route('checkout'), ines);
    expect(status).toBe(200);
    const deliveries = body as EntityDeliveries;
    expect(summary(deliveries)).toBe(
      'delivered | dev: payments.dev.checkout delivered 1.4.2 | prod: payments.prod.checkout delivered 1.4.0',
    );
    expect(deliveries).toMatchObject({
      entityRef: 'component:default/checkout',
      tenant: { name: 'payments' },
      refused: [],
      refusedScope: [],
      commits: {},
      instances: [
        {
          name: 'argocd',
          source: 'cluster',
          status: { level: 'ok', reason: 'paris is watched' },
        },
      ],
      may: { sync: true, refresh: true, confirmPrune: true },
    });
    expect(deliveries.environments[1].applications[0].lacks).toEqual([
      {
        kind: 'image',
        image: 'registry.example.com/checkout',
        has: '1.4.0',
        before: '1.4.2',
      },
    ]);
  });

  it('is for the owners of the entity too, where these are of the tenant', async () => {
    const own = await world.get(route('checkout'), lena);
    const other = await world.get(route('ledger'), lena);
    expect([own.status, other.status]).toEqual([200, 403]);
  });

  it('shows a tenant all that is its own, the platform’s Applications for it too', async () => {
    const { body } = await world.get(route('payments', 'system'), ines);
    expect(summary(body as EntityDeliveries)).toBe(
      'failing | dev: payments.dev delivered 1.4.2: payments.dev.checkout delivered 1.4.2: payments.dev.ledger failing 1.4.2 | prod: payments.prod.checkout delivered 1.4.0',
    );
  });

  it('finds an Application by what a workload is tracked by', async () => {
    world.put(application('payments.dev.other-name'));
    world.put({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'ledger',
        namespace: 'payments-dev',
        labels: { 'backstage.io/kubernetes-id': 'ledger' },
        annotations: {
          'argocd.argoproj.io/tracking-id':
            'payments.dev.other-name:apps/Deployment:payments-dev/ledger',
        },
      },
      spec: {
        selector: { matchLabels: { app: 'ledger' } },
        template: {
          metadata: { labels: { app: 'ledger' } },
          spec: { containers: [{ name: 'app', image: 'ledger:1' }] },
        },
      },
    });
    const found = await world.until<EntityDeliveries>(
      route('ledger'),
      ines,
      body => summary(body).includes('other-name'),
    );
    expect(summary(found)).toContain('payments.dev.ledger failing');
    world.remove('payments.dev.other-name');
  });

  it.each([
    ['another tenant’s', 'spy', 'shop.dev.front', 'other-tenant'],
    ['no name', 'climber', '../clusters?a=b#c', 'invalid-value'],
  ])('refuses a claim on %s', async (_story, name, value, reason) => {
    const { body } = await world.get(route(name), ines);
    expect(body).toMatchObject({
      verdict: { verdict: 'unknown' },
      refused: [{ annotation: 'argocd/app-name', value, reason }],
    });
    expect(JSON.stringify(body)).not.toContain('shop-dev');
  });
});

describe('GET deliveries/stream', () => {
  const listen = async (headers: Record<string, string> = {}) =>
    await readEvents(`${world.address()}${route('checkout')}/stream`, {
      authorization: credentialsOf(ines),
      ...headers,
    });

  it('tells what it is, then what it becomes, and nothing of others', async () => {
    const stream = await listen();
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const read = async () => {
      const received = await stream.next();
      expect(received?.event).toBe('deliveries');
      return summary(received?.data as EntityDeliveries);
    };
    expect(await read()).toContain('payments.dev.checkout delivered');
    world.put(application('shop.dev.front', { status: failedSync }));
    world.put(application('payments.dev.checkout', { status: failedSync }));
    expect(await read()).toContain('payments.dev.checkout failing');
    world.put(application('payments.dev.checkout'));
    expect(await read()).toContain('payments.dev.checkout delivered');
    stream.close();
  });

  it('sends a browser that comes back only what it does not have', async () => {
    const first = await listen();
    const received = await first.next();
    first.close();
    const second = await listen({ 'last-event-id': received?.id ?? '' });
    world.put(application('payments.dev.checkout', { status: failedSync }));
    const next = await second.next();
    expect(summary(next?.data as EntityDeliveries)).toContain('failing');
    second.close();
    world.put(application('payments.dev.checkout'));
  });
});
