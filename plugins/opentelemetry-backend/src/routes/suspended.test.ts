import { EntityHealth, TenantHealth } from '@socle/plugin-opentelemetry-common';
import { ines } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  // No source tells of dev, which is worse than any verdict on prod.
  world = await startWorld({ suspended: 'dev' });
});

afterAll(async () => {
  await world.stop();
});

it('the verdict on a service is that of an environment that runs', async () => {
  const { body } = await world.get<EntityHealth>(
    '/entities/component/default/checkout/health',
    ines,
  );

  expect(body.environments.map(({ name }) => name)).toEqual(['dev', 'prod']);
  expect(body.worstEnvironment).toBe('prod');
  expect(body.verdict).toEqual(body.environments[1].verdict);
});

it('so it is on the page of the tenant', async () => {
  const { body } = await world.get<TenantHealth>(
    '/tenants/payments/health',
    ines,
  );
  const checkout = body.services.find(({ title }) => title === 'checkout');

  expect(checkout?.environments).toHaveLength(2);
  expect(checkout?.verdict).toEqual(checkout?.environments[1].verdict);
});
