import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
} from '@socle/plugin-argocd-common';
import {
  application,
  commit,
  failedSync,
  older,
} from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { fakeArgo, refusal } from '../__testUtils__/fakeArgo';
import { ines } from '../__testUtils__/people';

jest.setTimeout(60_000);

const argo = fakeArgo('http://argo.internal');
let world: ArgoWorld;

beforeAll(async () => {
  argo.start();
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout', { automated: false }),
      application('payments.dev.ledger', { status: failedSync }),
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name: 'payments', namespace: 'argocd' },
        spec: {
          syncWindows: [
            {
              kind: 'deny',
              schedule: '* * * * *',
              duration: '1h',
              applications: ['payments.dev.ledger'],
            },
          ],
        },
      },
    ],
    instances: [
      {
        name: 'paris',
        cluster: 'paris',
        url: 'http://argo.internal',
        externalUrl: 'https://argocd.example.com/',
        token: 'reads',
        projectTokens: [{ projects: ['payments'], token: 'acts' }],
      },
    ],
  });
});

afterEach(() => argo.reset());

afterAll(async () => {
  await world.stop();
  argo.stop();
});

const place = (name: string, part = '') =>
  `/applications/paris/argocd/${name}${part}`;
const upstream = '/applications/payments.dev.checkout';
const query = '?appNamespace=argocd&project=payments';

async function get<T>(route: string): Promise<T> {
  const { status, body } = await world.get(route, ines);
  expect(status).toBe(200);
  return body as T;
}

describe('GET an Application', () => {
  it('tells all that was seen, and asks nobody where all is well', async () => {
    const details = await get<ApplicationDetails>(
      place('payments.dev.checkout'),
    );
    expect(details).toMatchObject({
      application: { name: 'payments.dev.checkout', instance: 'paris' },
      tenant: 'payments',
      environment: 'dev',
      cluster: 'paris',
      version: { label: '1.4.2' },
      explanation: { verdict: { verdict: 'delivered' }, steps: [] },
      resources: [{ kind: 'Deployment', name: 'checkout', sync: 'Synced' }],
      waves: [{ phase: 'Sync', wave: 0 }],
      permission: { manual: true, automated: true },
      url: 'https://argocd.example.com/applications/argocd/payments.dev.checkout',
      instance: { name: 'paris', url: 'https://argocd.example.com' },
      acting: 'possible',
      refusals: {
        terminate: { code: 'noOperation' },
        confirmPrune: { code: 'nothingToConfirm' },
      },
      missing: [],
    });
    expect(details.refusals.sync).toBeUndefined();
    expect(argo.received).toEqual([]);
  });

  it('explains what is not, with the tree of Argo CD', async () => {
    argo.answer('/applications/payments.dev.ledger/resource-tree', {
      nodes: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'payments-dev',
          name: 'ledger',
          health: { status: 'Missing' },
        },
      ],
    });
    const details = await get<ApplicationDetails>(place('payments.dev.ledger'));
    expect(details.explanation).toMatchObject({
      verdict: { verdict: 'failing' },
      cause: { code: 'gatekeeper' },
    });
    expect(details.refusals.sync).toMatchObject({ code: 'windowClosed' });
    expect(details.missing).toEqual([]);
    expect(argo.received).toEqual([
      {
        method: 'GET',
        path: `/applications/payments.dev.ledger/resource-tree${query}`,
        token: 'Bearer reads',
      },
    ]);
  });
});

describe('GET tree', () => {
  it('joins what came of the resources, and asks once for many who look', async () => {
    argo.answer(`${upstream}/resource-tree`, {
      nodes: [
        {
          kind: 'Pod',
          namespace: 'payments-dev',
          name: 'checkout-1',
          parentRefs: [
            {
              group: 'apps',
              kind: 'Deployment',
              namespace: 'payments-dev',
              name: 'checkout',
            },
          ],
        },
      ],
    });
    const [tree] = await Promise.all(
      [1, 2, 3].map(() =>
        get<ApplicationTree>(place('payments.dev.checkout', '/tree')),
      ),
    );
    expect(tree).toMatchObject({
      roots: [
        {
          reference: { kind: 'Application' },
          children: [
            {
              reference: { kind: 'Deployment', name: 'checkout' },
              children: [{ reference: { kind: 'Pod', name: 'checkout-1' } }],
            },
          ],
        },
      ],
      missing: [],
    });
    expect(argo.received).toHaveLength(1);
  });
});

describe('GET diff', () => {
  it('shows what a sync would change, and no value of a Secret', async () => {
    const secret = (value: string) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'key' },
        data: { password: value },
      });
    argo.answer(`${upstream}/managed-resources`, {
      items: [
        {
          kind: 'Secret',
          namespace: 'payments-dev',
          name: 'key',
          liveState: secret('aHVudGVyMg=='),
          targetState: secret('aHVudGVyMw=='),
        },
        {
          kind: 'ConfigMap',
          namespace: 'payments-dev',
          name: 'same',
          liveState: '{"kind":"ConfigMap","data":{"a":"b"}}',
          targetState: '{"kind":"ConfigMap","data":{"a":"b"}}',
        },
        null,
      ],
    });
    const diff = await get<ApplicationDiff>(
      place('payments.dev.checkout', '/diff'),
    );
    expect(diff).toMatchObject({
      resources: [
        {
          resource: { kind: 'Secret', name: 'key' },
          diff: { kind: 'changed', masked: true },
        },
      ],
      more: 0,
      missing: [],
    });
    expect(JSON.stringify(diff)).not.toContain('aHVudGVy');
  });
});

describe('GET history', () => {
  const metadata = (revision: string) =>
    `${upstream}/revisions/${revision}/metadata`;

  it('tells commits of what is on the screen, once and for ever', async () => {
    argo.answer(metadata(commit), {
      author: 'Inès Moreau <ines@example.com>',
      date: '2026-11-21T09:00:00Z',
      message: 'Take the new gateway\n\nBecause the old one goes.',
      tags: ['v1'],
    });
    argo.answer(metadata(older), refusal(404));
    const history = await get<ApplicationHistory>(
      place('payments.dev.checkout', '/history'),
    );
    expect(history).toMatchObject({
      total: 2,
      deployments: [
        {
          id: 1,
          revisions: [
            {
              author: 'Inès Moreau <ines@example.com>',
              subject: 'Take the new gateway',
              date: '2026-11-21T09:00:00Z',
            },
          ],
          refusal: { code: 'alreadyThere' },
        },
        { id: 0, revisions: [null] },
      ],
      missing: [],
    });
    expect(argo.received.map(({ path }) => path).sort()).toEqual([
      `${metadata(commit)}?sourceIndex=0&versionId=1&appNamespace=argocd&project=payments`,
      `${metadata(older)}?sourceIndex=0&versionId=0&appNamespace=argocd&project=payments`,
    ]);
    await get(place('payments.dev.checkout', '/history'));
    expect(argo.received).toHaveLength(2);
  });

  it('asks for nothing that is not on the screen', async () => {
    const { deployments, total } = await get<ApplicationHistory>(
      place('payments.dev.checkout', '/history?from=2&count=5'),
    );
    expect([deployments, total, argo.received]).toEqual([[], 2, []]);
  });

  it.each(['from=-1', 'count=0', 'count=51', 'count=many'])(
    'takes no %s',
    async page => {
      const route = place('payments.dev.checkout', `/history?${page}`);
      expect((await world.get(route, ines)).status).toBe(400);
    },
  );
});

it('GET links gives web addresses only', async () => {
  argo.answer(`${upstream}/links`, {
    items: [
      { title: 'Logs', url: 'https://logs.example.com' },
      { title: 'Bad', url: 'data:text/html,hello' },
      { url: 3 },
    ],
  });
  expect(
    await get<ApplicationLinks>(place('payments.dev.checkout', '/links')),
  ).toEqual({
    argocd:
      'https://argocd.example.com/applications/argocd/payments.dev.checkout',
    externalUrls: [],
    links: [{ title: 'Logs', url: 'https://logs.example.com' }],
    missing: [],
  });
});

it('GET windows tells when a sync is let through', async () => {
  const { body } = await world.get(
    place('payments.dev.ledger', '/windows'),
    ines,
  );
  expect(body).toMatchObject({
    permission: { manual: false, automated: false },
    missing: [],
  });
});

it('GET events joins those of Argo CD and of the cluster', async () => {
  argo.answer('/applications/payments.dev.ledger/events', {
    items: [
      {
        involvedObject: { kind: 'Application', name: 'payments.dev.ledger' },
        reason: 'OperationCompleted',
        message: 'Sync failed',
        type: 'Warning',
        lastTimestamp: '2026-11-21T10:00:00Z',
      },
    ],
  });
  const { body } = await world.get(
    place('payments.dev.ledger', '/events'),
    ines,
  );
  expect(body).toMatchObject({
    events: [{ reason: 'OperationCompleted' }],
    missing: [],
  });
});

it.each([
  ['..%2f..%2fclusters'],
  ['payments%3fproject=shop'],
  ['payments%23'],
  ['a%20b'],
  ['a'.repeat(254)],
  ['%00'],
])('an Application called %s asks Argo CD nothing', async name => {
  const { status } = await world.get(place(name, '/tree'), ines);
  expect(status).toBe(400);
  expect(argo.received).toEqual([]);
});
