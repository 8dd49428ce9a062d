import { guest, ines, service, tom } from '../__testUtils__/people';
import { startWorld, World } from '../__testUtils__/world';

jest.setTimeout(60_000);

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.stop();
});

const checkout = '/entities/component/default/checkout';
const ofEntity = [
  '/health',
  '/health/prod',
  '/health/prod?range=1h',
  '/objectives/prod',
  '/instrumentation/prod',
  '/onboarding',
].map(part => `${checkout}${part}`);
const routes = [...ofEntity, '/tenants/payments/health', '/platform'];

it.each(routes)('%s is closed to nobody and to services', async route => {
  expect((await world.get(route)).status).toBe(401);
  expect((await world.get(route, service)).status).toBe(403);
});

it.each(routes)('%s tells another tenant nothing', async route => {
  for (const who of [tom, guest]) {
    const { status, body } = await world.get(route, who);
    expect([403, 404]).toContain(status);
    expect(JSON.stringify(body)).not.toMatch(
      /http_server|payments-prod|figures/,
    );
  }
});

it('the page of the platform is for operators alone', async () => {
  expect((await world.get('/platform', ines)).status).toBe(403);
});

it.each([
  '/entities/component/default/checkout/health/..%2F..',
  '/entities/component/default/checkout/health/staging',
  '/entities/component/default/nothing/health',
  '/tenants/nobody/health',
])('%s is not there', async route => {
  expect((await world.get(route, ines)).status).toBe(404);
});

it.each([
  `${checkout}/health/prod?range=99y`,
  `${checkout}/health/prod?range=1h&range=3h`,
  '/entities/component/default/a%2Fb/health',
  '/tenants/A%22%7D/health',
])('%s is refused', async route => {
  expect((await world.get(route, ines)).status).toBe(400);
});

it('a service name that would leave its matcher finds nothing of another tenant', async () => {
  const { body, status } = await world.get(
    '/entities/component/default/spy/health/prod',
    ines,
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    health: { namespace: 'payments-prod', reporting: 'nothing', figures: [] },
  });
});

it('a claim on another tenant’s namespace yields nothing and is told of', async () => {
  const { body } = await world.get(
    '/entities/component/default/thief/health',
    ines,
  );
  expect(body).toMatchObject({
    environments: [],
    refused: [{ reason: 'other-tenant', tenant: 'shop' }],
  });
});

it('asks for nothing that a client says', async () => {
  world.door.asked.length = 0;
  const { status, body } = await world.get(
    `${checkout}/health?query=up&match[]=up&cluster=x&namespace=shop-prod`,
    ines,
  );
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('shop-prod');
});
