import { TenantOffer } from '@socle/plugin-tenancy-common';
import { amara, guest, ines, tom } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { payments, press, refunds, shop } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    tenants: [payments, press, shop],
    files: { 'tenants/broken/tenant.yaml': 'kind: Tenant\n' },
  });
  await world.propose(refunds, ines);
});

afterAll(async () => {
  await world.stop();
});

describe('GET offer', () => {
  it('offers the profile with the budgets of one’s own groups only', async () => {
    const { body } = await world.get('/offer', tom);
    expect(body).toMatchObject({
      mayCreate: true,
      owners: [
        {
          ref: 'group:default/shop',
          title: 'SHOP',
          budget: { limit: 600, spent: 113.7, requested: 0 },
        },
      ],
      profile: { spec: { budgets: { default: 600 }, sizes: { small: {} } } },
    });
    expect(JSON.stringify(body)).not.toContain('payments');
  });

  it.each([
    [
      'an owner',
      ines,
      [
        'payments (group:default/payments): dev, prod',
        'press (group:default/press)',
      ],
    ],
    [
      'an operator',
      amara,
      [
        'broken (nobody): ',
        'payments (group:default/payments): dev, prod',
        'press (group:default/press): dev',
        'shop (group:default/shop): dev',
      ],
    ],
    ['a guest', guest, ['press (group:default/press)']],
  ])('tells %s whom one can connect to', async (_story, who, expected) => {
    const { peers } = (await world.get('/offer', who)).body as TenantOffer;
    expect(
      peers.map(
        ({ name, owner = 'nobody', environments }) =>
          `${name} (${owner})${environments ? `: ${environments.join(', ')}` : ''}`,
      ),
    ).toEqual(expected);
  });

  it('offers nothing to own to who may not ask', async () => {
    const { body } = await world.get('/offer', guest);
    expect(body).toMatchObject({ mayCreate: false, owners: [] });
    expect(JSON.stringify(body)).not.toMatch(/payments|shop|refunds/);
  });
});

describe('GET names/:name', () => {
  it.each([
    ['web', 'free'],
    ['payments', 'taken'],
    ['broken', 'taken'],
    ['refunds', 'requested'],
    ['kube', 'reserved'],
    ['Web', 'invalid'],
    ['a%2Fb', 'invalid'],
  ])('%s is %s, whoever asks', async (name, state) => {
    const answers = await Promise.all(
      [ines, tom, amara, guest].map(who => world.get(`/names/${name}`, who)),
    );
    expect(answers.map(({ body }) => Object(body).state)).toEqual(
      Array(4).fill(state),
    );
  });

  it('tells nobody else whose it is', async () => {
    expect((await world.get('/names/refunds', ines)).body).toMatchObject({
      owner: 'group:default/payments',
      change: { requestedBy: ines },
    });
    for (const name of ['refunds', 'payments']) {
      const { body } = await world.get(`/names/${name}`, tom);
      expect(Object.keys(Object(body)).sort()).toEqual([
        'message',
        'name',
        'remedy',
        'state',
      ]);
    }
  });
});
