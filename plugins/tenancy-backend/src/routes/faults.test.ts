import { Status } from '@socle/plugin-platform-common';
import { formatTenant } from '@socle/plugin-tenancy-common';
import { RequestHandler } from 'express';
import { ines } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { payments, refunds, tenantOf } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({ tenants: [payments], listsAtOnce: true });
  await world.propose(refunds, ines);
});

afterAll(async () => {
  world.forge.before = undefined;
  await world.stop();
});

const answers =
  (status: number, headers: Record<string, string> = {}): RequestHandler =>
  (_request, response) => {
    response.status(status).set(headers).json({ message: 'no' });
  };

const faults: [story: string, fault: RequestHandler, reason: RegExp][] = [
  ['the repository is gone', answers(404), /gone, or hidden/],
  ['the token has expired', answers(401), /Have them renewed/],
  ['the account lost its rights', answers(403), /given the rights/],
  ['the forge fails', answers(500), /failed to list/],
  [
    'the forge has had enough',
    answers(429, { 'retry-after': '60' }),
    /too many requests.*in 60 s/,
  ],
  [
    'the forge is not there',
    (_request, response) => {
      response.socket?.destroy();
    },
    /cannot be reached/,
  ],
  [
    'something else answers',
    (_request, response) => {
      response.send('<h1>Under construction</h1>');
    },
    /something that is not Gitea/,
  ],
];

interface Listing {
  status: Status;
  requestsStatus: Status;
}

const untilStale = async (): Promise<Listing> =>
  await world.until<Listing>('/tenants', ines, found =>
    Boolean(found.status.staleSince && found.requestsStatus.staleSince),
  );

const untilFresh = async (): Promise<void> => {
  await world.until<Listing>(
    '/tenants',
    ines,
    ({ status, requestsStatus }) =>
      status.level === 'ok' &&
      requestsStatus.level === 'ok' &&
      !status.staleSince,
  );
};

/** What every route says, as far as it comes from the forge. */
async function everything() {
  const [tenants, payment, asked, offer, taken, requested, preview, request] =
    await Promise.all([
      world.get('/tenants', ines),
      world.get('/tenants/payments', ines),
      world.get('/tenants/refunds', ines),
      world.get('/offer', ines),
      world.get('/names/payments', ines),
      world.get('/names/refunds', ines),
      world.post('/preview', ines, {
        kind: 'create',
        text: formatTenant(
          tenantOf('ledger', { owner: 'group:default/payments' }),
        ),
      }),
      world.get('/requests/refunds', ines),
    ]);
  const all = [
    tenants,
    payment,
    asked,
    offer,
    taken,
    requested,
    preview,
    request,
  ];
  return {
    statuses: all.map(({ status }) => status),
    names: Object(tenants.body).tenants.map(
      ({ name }: { name: string }) => name,
    ),
    text: Object(payment.body).text,
    asked: Object(asked.body).state,
    sizes: Object.keys(Object(offer.body).profile.spec.sizes),
    states: [Object(taken.body).state, Object(requested.body).state],
    price: Object(preview.body).price.amount,
    findings: Object(preview.body).findings,
    change: Object(request.body).change.number,
  };
}

describe.each(faults)('where %s', (_story, fault, reason) => {
  it('everything stays as it was last known, and says since when and what to do', async () => {
    await untilFresh();
    const before = await everything();
    expect(before).toMatchObject({
      statuses: Array(8).fill(200),
      names: ['payments', 'refunds'],
      asked: 'requested',
      states: ['taken', 'requested'],
      findings: [],
    });

    world.forge.before = fault;
    const { status, requestsStatus } = await untilStale();
    expect(requestsStatus.reason).toMatch(reason);
    expect(status.reason).toMatch(/./);
    expect(await everything()).toEqual(before);
    expect(
      Object((await world.get('/requests/refunds', ines)).body).steps[1],
    ).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(reason),
      staleSince: expect.any(String),
    });

    world.forge.before = undefined;
    await untilFresh();
    expect(await everything()).toEqual(before);
  });
});

describe('where the forge is slow', () => {
  it('what was last known is answered, without a wait for it', async () => {
    await untilFresh();
    const before = await everything();
    const waiting: (() => void)[] = [];
    world.forge.before = (_request, response) => {
      waiting.push(() => response.socket?.destroy());
    };
    while (waiting.length === 0) {
      await world.get('/tenants', ines);
    }
    expect(await everything()).toEqual(before);
    world.forge.before = undefined;
    waiting.forEach(end => end());
    await untilFresh();
  });
});

describe('where the forge is down when the backend begins', () => {
  it('says so with what to do, and goes on once it is back', async () => {
    await untilFresh();
    world.forge.before = answers(401);
    await world.restart();
    for (const route of [
      '/tenants',
      '/tenants/payments',
      '/offer',
      '/names/web',
      '/requests',
      '/requests/refunds',
    ]) {
      const { status, body } = await world.get(route, ines);
      expect([route, status]).toEqual([route, 503]);
      expect(body).toMatchObject({
        error: {
          name: 'ServiceUnavailableError',
          message: expect.stringMatching(/GitOps/),
        },
      });
    }
    world.forge.before = undefined;
    await untilFresh();
    expect((await everything()).names).toEqual(['payments', 'refunds']);
  });
});
