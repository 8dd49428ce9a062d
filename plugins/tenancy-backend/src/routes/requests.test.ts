import { readEvents } from '@socle/plugin-platform-node/testUtils';
import { TenantRequest } from '@socle/plugin-tenancy-common';
import {
  amara,
  credentialsOf,
  guest,
  ines,
  tom,
} from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { payments, refunds, shop, tenantOf } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

let world: TenancyWorld;
let refundsNumber: number;

const owner = 'group:default/payments';

beforeAll(async () => {
  world = await startTenancyWorld({ tenants: [payments, shop] });
  refundsNumber = await world.propose(refunds, ines);
});

afterAll(async () => {
  await world.stop();
});

const story = ({ steps }: TenantRequest) =>
  steps.map(({ state }) => state).join(' ');

const mergedIs = async (
  tenant: string,
  state: string,
  reason: RegExp,
): Promise<TenantRequest> =>
  await world.until<TenantRequest>(
    `/requests/${tenant}`,
    ines,
    ({ steps: [, merged] }) =>
      merged.state === state && reason.test(merged.reason),
  );

describe('requests/:name', () => {
  it('follows a request until it is live, over a restart', async () => {
    const first = await world.get('/requests/refunds', ines);
    expect(first.body).toMatchObject({
      tenant: 'refunds',
      change: { kind: 'create', state: 'open', requestedBy: ines },
      checks: [],
      ended: false,
    });
    const follow = async () =>
      await readEvents(`${world.address()}/requests/refunds/stream`, {
        authorization: credentialsOf(ines),
      });
    let stream = await follow();
    const seen: string[] = [];
    const reach = async (wanted: string): Promise<void> => {
      while (seen.at(-1) !== wanted) {
        const event = await stream.next();
        expect(event?.event).toMatch(/^(request|comment)$/);
        if (event?.event === 'request') {
          seen.push(story(event.data as TenantRequest));
        }
      }
    };
    await reach('done current waiting waiting waiting');
    await world.merge(refundsNumber);
    await reach('done done done current waiting');
    stream.close();

    await world.restart();
    stream = await follow();
    seen.length = 0;
    await reach('done done done current waiting');

    const { client } = world.cluster;
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'argocd' },
    });
    for (const name of ['refunds', 'refunds.dev']) {
      client.create({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name, namespace: 'argocd' },
        spec: { project: 'platform' },
        status: {
          sync: { status: 'Synced', revision: 'f'.repeat(40) },
          health: { status: 'Healthy' },
          operationState: {
            phase: 'Succeeded',
            finishedAt: new Date(Date.now() + 60_000).toISOString(),
          },
        },
      });
    }
    await reach('done done done done current');
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'refunds-dev' },
    });
    client.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: 'refunds-dev' },
      spec: { hard: { configmaps: '40' } },
    });
    await reach('done done done done done');
    stream.close();

    const last = await world.until<TenantRequest>(
      '/requests/refunds',
      ines,
      ({ ended }) => ended,
    );
    expect(last.change.state).toBe('merged');
    expect((await world.get('/requests/refunds', amara)).status).toBe(200);
    expect((await world.get('/requests/refunds', tom)).status).toBe(404);
    expect((await world.get('/tenants/refunds', ines)).body).toMatchObject({
      state: 'live',
    });
  });

  it('tells what checks say while it is open', async () => {
    const number = await world.propose(tenantOf('ledger', { owner }), ines);
    const { head } = await world.forge.api<{ head: { sha: string } }>(
      'GET',
      `pulls/${number}`,
    );
    const say = async (state: string) =>
      await world.forge.api('POST', `statuses/${head.sha}`, {
        state,
        context: 'socle check',
        target_url: 'https://ci.example.com/1',
      });
    await say('pending');
    const running = await mergedIs(
      'ledger',
      'current',
      /waits for socle check/,
    );
    expect(running.checks).toEqual([
      {
        name: 'socle check',
        state: 'running',
        url: 'https://ci.example.com/1',
      },
    ]);
    await say('failure');
    await mergedIs('ledger', 'failed', /does not pass socle check/);
    await say('success');
    await mergedIs('ledger', 'current', /passes its checks/);
  });

  it('tells of one that is closed without a merge', async () => {
    const number = await world.propose(tenantOf('vault', { owner }), ines);
    await world.forge.api('PATCH', `pulls/${number}`, { state: 'closed' });
    const closed = await mergedIs('vault', 'failed', /closed without a merge/);
    expect(closed).toMatchObject({ ended: true, change: { state: 'closed' } });
    expect((await world.get('/requests/vault', tom)).status).toBe(404);
    await world.until<{ state: string }>(
      '/names/vault',
      tom,
      ({ state }) => state === 'free',
    );
  });

  it('tells of one that conflicts with what was merged meanwhile', async () => {
    const number = await world.propose(tenantOf('billing', { owner }), ines);
    await world.forge.api('POST', 'contents/tenants/billing/dev/quota.yaml', {
      branch: 'main',
      message: 'Prepare billing',
      content: Buffer.from('# by hand\n').toString('base64'),
    });
    const conflict = await mergedIs('billing', 'failed', /conflicts with what/);
    expect(conflict).toMatchObject({ ended: false, change: { number } });
  });
});

describe('requests', () => {
  const tenantsIn = async (who: string) =>
    Object((await world.get('/requests', who)).body).requests.map(
      ({ tenant, state }: { tenant: string; state: string }) =>
        `${tenant} ${state}`,
    );

  it('lists those that one may read, open ones first, then the newest', async () => {
    const all = [
      'billing open',
      'ledger open',
      'vault closed',
      'refunds merged',
    ];
    expect(await tenantsIn(ines)).toEqual(all);
    expect(await tenantsIn(amara)).toEqual(all);
    expect(await tenantsIn(tom)).toEqual([]);
    expect(await tenantsIn(guest)).toEqual([]);
    expect((await world.get('/requests', ines)).body).toMatchObject({
      requests: [
        {
          kind: 'create',
          requestedBy: ines,
          url: expect.stringMatching(/pulls/),
        },
        {},
        {},
        {},
      ],
      requestsStatus: { level: 'ok' },
    });
  });
});

describe('who asked a moment ago', () => {
  it('finds the request, also where the list was read a moment before', async () => {
    await world.get('/requests', ines);
    await world.propose(tenantOf('gifts', { owner }), ines);
    expect(await world.get('/requests/gifts', ines)).toMatchObject({
      status: 200,
      body: { tenant: 'gifts', change: { state: 'open' } },
    });
  });
});
