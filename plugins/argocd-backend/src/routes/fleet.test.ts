import {
  Fleet,
  FleetChanges,
  PackedRows,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import {
  readEvents,
  ReceivedEvent,
} from '@socle/plugin-platform-node/testUtils';
import { application, failedSync } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { amara, credentialsOf, ines } from '../__testUtils__/people';

jest.setTimeout(60_000);

let world: ArgoWorld;

beforeAll(async () => {
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout'),
      application('payments.dev.ledger', { status: failedSync }),
      application('payments.dev', { project: 'platform' }),
      application('shop.dev.front'),
      application('root', {
        project: 'platform',
        destination: { name: 'elsewhere', namespace: 'argocd' },
      }),
    ],
  });
});

afterAll(async () => {
  await world.stop();
});

const names = (rows: PackedRows) =>
  unpackFleet(rows)
    .map(({ name }) => name)
    .sort();

it('has what a table shows', async () => {
  const { body } = await world.get('/applications?text=LEDGER', ines);
  const { rows, total, visible, instances } = body as Fleet;
  expect([total, visible]).toEqual([1, 3]);
  expect(instances).toMatchObject([{ name: 'argocd' }]);
  expect(unpackFleet(rows)).toMatchObject([
    {
      instance: 'argocd',
      namespace: 'argocd',
      name: 'payments.dev.ledger',
      project: 'payments',
      tenant: 'payments',
      environment: 'dev',
      cluster: 'paris',
      destinationNamespace: 'payments-dev',
      verdict: 'failing',
      level: 'error',
      reason: { code: 'syncFailed' },
      cause: 'gatekeeper',
      version: '1.4.2',
      deployedAt: '2026-11-21T10:00:00Z',
    },
  ]);
});

it.each([
  ['tenant=shop', ['shop.dev.front']],
  ['tenant=shop&tenant=payments&verdict=failing', ['payments.dev.ledger']],
  ['project=platform', ['payments.dev', 'root']],
  ['cluster=elsewhere', ['root']],
  ['reason=gatekeeper', ['payments.dev.ledger']],
  ['instance=other', []],
])('?%s', async (query, expected) => {
  const { body } = await world.get(`/applications?${query}`, amara);
  expect(names((body as Fleet).rows)).toEqual(expected);
});

it.each(['verdict=great', 'tenants=shop', 'text=a&text=b', 'tenant[a]=b'])(
  'takes no ?%s',
  async query => {
    const { status } = await world.get(`/applications?${query}`, amara);
    expect(status).toBe(400);
  },
);

describe('stream', () => {
  const listen = async (who: string, query = '', lastEventId = '') =>
    await readEvents(`${world.address()}/applications/stream${query}`, {
      authorization: credentialsOf(who),
      ...(lastEventId && { 'last-event-id': lastEventId }),
    });
  const changesIn = (received: ReceivedEvent | undefined) => {
    expect(received?.event).toBe('changes');
    const { rows, gone, total, visible } = received?.data as FleetChanges;
    return { rows: names(rows), gone, total, visible };
  };

  it('sends everything, and then what changes of what one may see', async () => {
    const stream = await listen(ines);
    const first = await stream.next();
    expect(first?.event).toBe('fleet');
    expect((first?.data as Fleet).total).toBe(3);
    world.put(application('shop.dev.front', { status: failedSync }));
    world.put(application('shop.dev.new'));
    world.put(application('payments.dev.new'));
    expect(changesIn(await stream.next())).toEqual({
      rows: ['payments.dev.new'],
      gone: [],
      total: 4,
      visible: 4,
    });
    world.remove('shop.dev.new');
    world.remove('payments.dev.new');
    expect(changesIn(await stream.next())).toEqual({
      rows: [],
      gone: ['argocd/argocd/payments.dev.new'],
      total: 3,
      visible: 3,
    });
    stream.close();
  });

  it('tells what no longer matches', async () => {
    const stream = await listen(ines, '?verdict=failing');
    await stream.next();
    world.put(application('payments.dev.ledger'));
    expect(changesIn(await stream.next())).toEqual({
      rows: [],
      gone: ['argocd/argocd/payments.dev.ledger'],
      total: 0,
      visible: 3,
    });
    stream.close();
  });

  it('sends a browser that comes back what it missed, and another one everything', async () => {
    const stream = await listen(ines);
    const first = await stream.next();
    stream.close();
    world.put(application('payments.dev.ledger', { status: failedSync }));
    world.put(application('payments.dev.late'));
    await world.until<Fleet>(
      '/applications?text=late',
      ines,
      ({ total }) => total === 1,
    );
    const again = await listen(ines, '', first?.id);
    expect(changesIn(await again.next())).toEqual({
      rows: ['payments.dev.late', 'payments.dev.ledger'],
      gone: [],
      total: 4,
      visible: 4,
    });
    again.close();
    const other = await listen(amara, '', first?.id);
    expect((await other.next())?.event).toBe('fleet');
    other.close();
    world.remove('payments.dev.late');
  });
});
