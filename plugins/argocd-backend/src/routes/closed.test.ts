import { application, failedSync } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import {
  amara,
  guest,
  ines,
  lena,
  service,
  tom,
} from '../__testUtils__/people';

jest.setTimeout(60_000);

let world: ArgoWorld;

beforeAll(async () => {
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout', { status: failedSync }),
      application('payments.dev', {
        project: 'platform',
        status: {
          resources: [
            {
              group: 'argoproj.io',
              kind: 'Application',
              namespace: 'argocd',
              name: 'shop.dev.front',
              status: 'OutOfSync',
            },
            {
              group: 'argoproj.io',
              kind: 'Application',
              namespace: 'argocd',
              name: 'payments.dev.checkout',
              status: 'Synced',
            },
          ],
        },
      }),
      application('shop.dev.front', {
        status: { ...failedSync, summary: { images: ['shop-secret:1'] } },
      }),
      application('root', {
        project: 'platform',
        destination: { name: 'in-cluster', namespace: 'argocd' },
      }),
    ],
  });
  await world.until<{ total: number }>(
    '/applications',
    amara,
    ({ total }) => total === 4,
  );
});

afterAll(async () => {
  await world.stop();
});

const entity = '/entities/component/default/checkout/deliveries';
const place = '/applications/argocd/argocd/payments.dev.checkout';
const parts = [
  '',
  '/tree',
  '/diff',
  '/history',
  '/windows',
  '/events',
  '/links',
];
const ofApplication = parts.map(part => `${place}${part}`);
const actions = [
  ...[
    'sync',
    'refresh',
    'hardRefresh',
    'terminate',
    'rollback',
    'confirmPrune',
  ].map(action => `${place}/actions/${action}`),
  `${place}/revert`,
];
const bodyOf = (route: string) =>
  /rollback|revert/.test(route) ? { id: 0 } : {};
const through = '?entity=component:default/checkout';

describe.each([
  ['nobody', undefined, 401],
  ['another service', service, 403],
])('closed to %s', (_story, who, expected) => {
  it.each([
    entity,
    `${entity}/stream`,
    '/applications',
    '/applications/stream',
    ...ofApplication,
    `${place}/revert?id=0`,
  ])('GET %s', async route => {
    const { status, body } = await world.get(route, who);
    expect(status).toBe(expected);
    expect(JSON.stringify(body)).not.toMatch(/group:default|1\.4\.2/);
  });

  it.each(actions)('POST %s', async route => {
    const { status } = await world.post(route, who, bodyOf(route));
    expect(status).toBe(expected);
  });
});

describe.each([
  ['another tenant', tom],
  ['somebody who may nothing', guest],
  ['somebody who owns one entity, and asks without it', lena],
])('to %s an Application is as if it was not there', (_story, who) => {
  const none = place.replace('payments.dev.checkout', 'nothing');
  const said = ({ body }: { body: unknown }) =>
    JSON.stringify(Object(body).error).replace(
      /payments\.dev\.checkout|nothing/g,
      '…',
    );

  it.each([...parts, '/revert?id=0'])('GET …%s', async part => {
    const [there, not] = await Promise.all(
      [place, none].map(route => world.get(`${route}${part}`, who)),
    );
    expect([there.status, not.status]).toEqual([404, 404]);
    expect(said(there)).toBe(said(not));
  });

  it.each(actions)('POST %s', async route => {
    const { status } = await world.post(route, who, bodyOf(route));
    expect(status).toBe(404);
  });
});

it.each([...ofApplication.map(route => `${route}${through}`), entity])(
  'GET %s is closed to those who may read the entity only',
  async route => {
    expect((await world.get(route, tom)).status).toBe(403);
    expect((await world.get(route, lena)).status).toBe(200);
  },
);

it('an entity opens none of the Applications that it does not show', async () => {
  for (const name of ['shop.dev.front', 'root', 'payments.dev']) {
    const route = place.replace('payments.dev.checkout', name);
    const { status, body } = await world.get(`${route}${through}`, ines);
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('secret');
  }
});

it('the fleet holds what is one’s own', async () => {
  const names = async (who: string) => {
    const { body } = await world.get('/applications', who);
    const text = JSON.stringify(body);
    return ['payments.dev.checkout', 'shop.dev.front', 'root'].filter(name =>
      text.includes(`"${name}"`),
    );
  };
  expect(await names(ines)).toEqual(['payments.dev.checkout']);
  expect(await names(tom)).toEqual(['shop.dev.front']);
  expect(await names(guest)).toEqual([]);
  expect(await names(lena)).toEqual([]);
  expect(await names(amara)).toHaveLength(3);
});

it('a tree names another tenant’s Application, as the manifest does, and shows nothing of it', async () => {
  const route = place.replace('payments.dev.checkout', 'payments.dev');
  const { body } = await world.get(`${route}/tree`, ines);
  const text = JSON.stringify(body);
  expect(text).toContain('checkout');
  expect(text).not.toContain('shop-secret');
  const all = JSON.stringify((await world.get(`${route}/tree`, amara)).body);
  expect(all).toContain('shop-secret');
});

it('an operator sees, and does not act', async () => {
  const { body } = await world.get(place, amara);
  expect(body).toMatchObject({ may: { sync: false, terminate: false } });
  expect((await world.get(`${place}/revert?id=0`, amara)).status).toBe(403);
  for (const route of actions) {
    expect((await world.post(route, amara, bodyOf(route))).status).toBe(403);
  }
});
