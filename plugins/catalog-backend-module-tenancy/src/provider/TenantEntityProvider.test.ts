import { tenant } from '../__testUtils__/tenants';
import {
  invalid,
  providerWorld,
  registered,
} from '../__testUtils__/providerWorld';

const finding =
  'tenants/shop/tenant.yaml, line 3: The owner is missing. Add spec.owner.';
const names = (name: string) =>
  `${name} ${name}-dev ${name}-prod tenant.${name}`;
const added = (name: string) =>
  names(name)
    .split(' ')
    .map(entity => `+${entity}`)
    .join(' ');

function titled(name: string, title: string) {
  const { metadata, ...rest } = tenant(name);
  return registered(name, {
    tenant: { ...rest, metadata: { ...metadata, title } },
  });
}

async function started(tenants = ['payments', 'shop']) {
  const parts = providerWorld(tenants.map(name => registered(name)));
  await parts.connect();
  await parts.provider.update();
  const annotationOf = (ref: string) =>
    parts.world.catalog.get(ref)?.metadata.annotations?.['socle.dev/finding'];
  return { ...parts, annotationOf };
}

it('gives all tenants once, then nothing until something changes', async () => {
  const { provider, world } = await started();
  await provider.update();
  world.tenants = [...world.tenants];
  await provider.update();
  expect(world.mutations).toEqual([
    `full: ${names('payments')} ${names('shop')}`,
  ]);
});

it('touches the entities of the tenant that changed, and of no other', async () => {
  const { provider, world } = await started();
  const [payments] = world.tenants;
  world.tenants = [payments, titled('shop', 'Shop')];
  await provider.update();
  world.tenants = [payments, world.tenants[1], registered('web')];
  await provider.update();
  world.tenants = [payments, world.tenants[2]];
  await provider.update();
  expect(world.mutations.slice(1)).toEqual([
    `delta: ${added('shop')}`,
    `delta: ${added('web')}`,
    'delta: -system:default/shop -resource:default/shop-dev -resource:default/shop-prod -location:default/tenant.shop',
  ]);
});

it('lets the Resource of an environment leave that the tenant gave up', async () => {
  const { provider, world } = await started(['shop']);
  const shop = tenant('shop');
  world.tenants = [
    registered('shop', {
      tenant: {
        ...shop,
        spec: {
          ...shop.spec,
          environments: shop.spec.environments.slice(0, 1),
        },
      },
    }),
  ];
  await provider.update();
  expect(world.mutations[1]).toBe('delta: +shop -resource:default/shop-prod');
});

it('keeps a tenant while its file is invalid, with the finding, until it is valid', async () => {
  const { provider, world, annotationOf } = await started();
  const [payments] = world.tenants;
  world.tenants = [
    payments,
    { ...titled('shop', 'Not this'), ...invalid('shop') },
  ];
  await provider.update();
  expect(world.mutations[1]).toBe(`delta: ${added('shop')}`);
  expect(world.catalog.get('system:default/shop')?.metadata.title).toBe('shop');
  expect(annotationOf('system:default/shop')).toBe(finding);
  expect(annotationOf('resource:default/shop-dev')).toBe(finding);
  expect(annotationOf('system:default/payments')).toBeUndefined();

  world.tenants = [payments, titled('shop', 'Shop')];
  await provider.update();
  expect(world.catalog.get('system:default/shop')?.metadata.title).toBe('Shop');
  expect(annotationOf('system:default/shop')).toBeUndefined();
});

it('asks a catalog for what it has of invalid tenants only, and keeps that over a restart', async () => {
  const before = await started();
  const location =
    'url:https://forge.example.com/platform/gitops/src/branch/main/tenants/shop/tenant.yaml';
  const { world, provider, connect } = providerWorld([
    registered('payments'),
    registered('shop', { tenant: undefined, ...invalid('shop') }),
    registered('a b/c?d', { tenant: undefined, ...invalid('a b') }),
  ]);
  world.former = new Map([
    [
      location,
      [...before.world.catalog.values()].filter(({ metadata }) =>
        metadata.name.includes('shop'),
      ),
    ],
  ]);
  await connect();
  await provider.update();
  expect(world.asked).toEqual([
    location,
    location.replace('/shop/', '/a%20b%2Fc%3Fd/'),
  ]);
  expect(world.mutations).toEqual([
    `full: ${names('payments')} ${names('shop')}`,
  ]);
  expect(
    world.catalog.get('system:default/shop')?.metadata.annotations,
  ).toMatchObject({ 'socle.dev/finding': finding });
});

it('leaves what another process gave of a tenant whose valid file this one missed', async () => {
  const location =
    'url:https://forge.example.com/platform/gitops/src/branch/main/tenants/shop/tenant.yaml';
  const { world, provider } = await started();
  const [payments] = world.tenants;
  /* The other process: valid once more with another title, before it became invalid. */
  const other = providerWorld([payments, titled('shop', 'Newest')]);
  await other.connect();
  await other.provider.update();
  world.former = new Map([
    [
      location,
      [...other.world.catalog.values()].filter(({ metadata }) =>
        metadata.name.includes('shop'),
      ),
    ],
  ]);
  world.tenants = [
    payments,
    { ...registered('shop'), ...invalid('shop'), text: 'kind: [', stale: true },
  ];
  await provider.update();
  expect(world.asked).toEqual([location]);
  expect(world.catalog.get('system:default/shop')?.metadata).toMatchObject({
    title: 'Newest',
    annotations: { 'socle.dev/finding': finding },
  });

  await provider.update();
  expect(world.asked).toEqual([location]);
});

it('shows a tenant that never was valid as far as its file can be read', async () => {
  const { world, provider, connect } = providerWorld([
    registered('shop', invalid('shop')),
    registered('web', { tenant: undefined, ...invalid('web') }),
  ]);
  await connect();
  await provider.update();
  expect(world.mutations).toEqual([`full: ${names('shop')}`]);
  expect(
    world.catalog.get('system:default/shop')?.metadata.annotations,
  ).toMatchObject({ 'socle.dev/finding': finding });
});

it('changes nothing while the tree cannot be read or has no valid profile', async () => {
  const { world, provider, connect } = providerWorld([registered('shop')]);
  await connect();
  world.unreadable = true;
  await expect(provider.update()).rejects.toThrow('The forge is down');
  world.unreadable = false;
  const { profile } = world;
  world.profile = undefined;
  await provider.update();
  expect(world.mutations).toEqual([]);

  world.profile = profile;
  await provider.update();
  expect(world.mutations).toEqual([`full: ${names('shop')}`]);
});

it('does once more what the catalog could not take', async () => {
  const { world, provider } = await started();
  const [payments] = world.tenants;
  world.tenants = [payments, titled('shop', 'Shop')];
  world.refusal = new Error('The database is gone');
  await expect(provider.update()).rejects.toThrow('The database is gone');
  world.refusal = undefined;
  await provider.update();
  expect(world.mutations.slice(1)).toEqual([`delta: ${added('shop')}`]);
});

it('follows what the registry tells, one change at a time, until it is stopped', async () => {
  const { world, provider, tell } = await started();
  let release = () => {};
  world.hold = new Promise(resolve => {
    release = resolve;
  });
  const [payments] = world.tenants;
  world.tenants = [payments, titled('shop', 'Shop')];
  tell();
  const first = provider.update();
  world.tenants = [payments, titled('shop', 'The shop')];
  tell();
  const second = provider.update();
  release();
  await Promise.all([first, second]);
  expect(world.catalog.get('system:default/shop')?.metadata.title).toBe(
    'The shop',
  );
  expect(world.mutations.length).toBeLessThanOrEqual(3);

  provider.stop();
  expect(world.listeners.size).toBe(0);
});
