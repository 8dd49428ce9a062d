import {
  EntityDeliveries,
  Fleet,
  Standings,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import { application } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { amara, ines, tom } from '../__testUtils__/people';
import { putWorkload } from '../__testUtils__/putWorkload';

jest.setTimeout(60_000);

/* What Argo CD says of a rollout whose container crashes, for the ten minutes until its deadline. */
const waiting = {
  status: {
    sync: { status: 'Synced', revision: 'a1b2c3d4e5f60718293a4b5c6d7e8f90' },
    health: { status: 'Progressing' },
  },
};

let world: ArgoWorld;

beforeAll(async () => {
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout', waiting),
      application('payments.dev.ledger', waiting),
      application('payments.dev.spare', {
        status: { ...waiting.status, resources: [] },
      }),
      /* A tenant's Application that deploys into somebody else's namespace. */
      application('shop.dev.front', {
        ...waiting,
        destination: { name: 'in-cluster', namespace: 'payments-dev' },
        status: {
          ...waiting.status,
          resources: [
            {
              group: 'apps',
              version: 'v1',
              kind: 'Deployment',
              namespace: 'payments-dev',
              name: 'checkout',
            },
          ],
        },
      }),
    ],
  });
});

afterAll(async () => {
  await world.stop();
});

const checkout = { name: 'checkout', namespace: 'payments-dev' };
const route = '/entities/component/default/checkout/deliveries';
const rowsOf = async (who: string) => {
  const { body } = await world.get('/applications', who);
  return unpackFleet((body as Fleet).rows).map(
    ({ name, verdict, reason, cause, causeParameters }) => [
      name,
      verdict,
      reason.code,
      cause,
      causeParameters,
    ],
  );
};

it('waits with Argo CD while nothing is known to be wrong', async () => {
  const { body } = await world.get(route, ines);
  expect((body as EntityDeliveries).verdict).toMatchObject({
    verdict: 'progressing',
  });
});

it('says everywhere what crashes, of the Application alone whose container it is', async () => {
  putWorkload(world, { ...checkout, crashes: true });

  const { verdict, environments } = await world.until<EntityDeliveries>(
    route,
    ines,
    body => body.verdict.verdict === 'failing',
  );
  expect(verdict).toMatchObject({
    level: 'error',
    reason: { code: 'rolloutFailing' },
    cause: { code: 'crashLoop', parameters: { container: 'app', exitCode: 3 } },
  });
  expect(environments[0].applications).toMatchObject([
    { verdict: { verdict: 'failing', cause: { code: 'crashLoop' } } },
  ]);

  const failing = [
    'payments.dev.checkout',
    'failing',
    'rolloutFailing',
    'crashLoop',
    { container: 'app', exitCode: 3 },
  ];
  const rolling = (name: string) => [
    name,
    'progressing',
    'rollingOut',
    undefined,
    undefined,
  ];
  expect(await rowsOf(ines)).toEqual(
    expect.arrayContaining([
      failing,
      rolling('payments.dev.ledger'),
      rolling('payments.dev.spare'),
    ]),
  );
  expect(await rowsOf(amara)).toContainEqual(rolling('shop.dev.front'));
  expect(await rowsOf(tom)).toEqual([rolling('shop.dev.front')]);

  const { body } = await world.post('/standings', ines, {
    entityRefs: ['component:default/checkout', 'component:default/ledger'],
  });
  expect((body as Standings).items.map(item => item?.verdict.verdict)).toEqual([
    'failing',
    'progressing',
  ]);
});

it('keeps its word while Argo CD says the same in other words', async () => {
  world.put(
    application('payments.dev.checkout', {
      status: {
        ...waiting.status,
        health: { status: 'Progressing', message: 'Waiting for rollout' },
      },
    }),
  );
  await world.until<EntityDeliveries>(route, ines, ({ environments }) => {
    const [{ application: seen, verdict }] = environments[0].applications;
    expect(verdict.verdict).toBe('failing');
    return seen.healthMessage === 'Waiting for rollout';
  });
});

it('takes it back when it runs', async () => {
  putWorkload(world, { ...checkout, crashes: false });
  const { verdict } = await world.until<EntityDeliveries>(
    route,
    ines,
    body => body.verdict.verdict !== 'failing',
  );
  expect(verdict).toMatchObject({ verdict: 'progressing' });
});
