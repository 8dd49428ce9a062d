import { application, commit } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { broken, fakeArgo, refusal } from '../__testUtils__/fakeArgo';
import { amara, ines, lena, tom } from '../__testUtils__/people';

jest.setTimeout(60_000);

const argo = fakeArgo('http://argo.internal');
let world: ArgoWorld;

const running = {
  operation: { sync: {} },
  status: {
    operationState: {
      phase: 'Running',
      startedAt: '2026-11-21T10:00:00Z',
      operation: { sync: {} },
      syncResult: { revision: commit, resources: [] },
    },
  },
};

const pruning = {
  resources: [
    {
      kind: 'ConfigMap',
      namespace: 'payments-dev',
      name: 'old',
      status: 'OutOfSync',
      requiresPruning: true,
      requiresDeletionConfirmation: true,
    },
  ],
};

beforeAll(async () => {
  argo.start();
  world = await startArgoWorld({
    objects: [
      application('payments.dev.checkout', { automated: false }),
      application('payments.dev.automated'),
      application('payments.dev.running', running),
      application('payments.dev.pruning', { status: pruning }),
      application('shop.dev.front', { automated: false }),
      application('shop.dev.pruning', { status: pruning }),
    ],
    instances: [
      {
        name: 'paris',
        cluster: 'paris',
        url: 'http://argo.internal/base/',
        token: 'reads',
        projectTokens: [
          { projects: ['payments'], token: 'acts' },
          {
            projects: ['payments'],
            actions: ['confirmPrune'],
            token: 'writes',
          },
          { projects: ['shop'], token: 'acts for shop' },
        ],
      },
    ],
  });
});

beforeEach(() => {
  argo.reset();
  world.auditor.createEvent.mockClear();
});

afterAll(async () => {
  await world.stop();
  argo.stop();
});

const place = (action: string, name = 'payments.dev.checkout') =>
  `/applications/paris/argocd/${name}/actions/${action}`;
const base = '/base/api/v1/applications';
const common = { appNamespace: 'argocd', project: 'payments' };

it.each([
  [
    'sync',
    'payments.dev.checkout',
    {},
    'POST',
    '/payments.dev.checkout/sync',
    { name: 'payments.dev.checkout', ...common, dryRun: false, prune: false },
  ],
  [
    'sync',
    'payments.dev.checkout',
    {
      dryRun: true,
      prune: true,
      force: true,
      resources: [
        {
          group: '',
          kind: 'Service',
          namespace: 'payments-dev',
          name: 'checkout',
        },
      ],
      options: ['ServerSideApply=true'],
    },
    'POST',
    '/payments.dev.checkout/sync',
    {
      name: 'payments.dev.checkout',
      ...common,
      dryRun: true,
      prune: true,
      strategy: { hook: { force: true } },
      resources: [
        {
          group: '',
          kind: 'Service',
          namespace: 'payments-dev',
          name: 'checkout',
        },
      ],
      syncOptions: { items: ['ServerSideApply=true'] },
    },
  ],
  [
    'rollback',
    'payments.dev.checkout',
    { id: 0, prune: true },
    'POST',
    '/payments.dev.checkout/rollback',
    {
      name: 'payments.dev.checkout',
      ...common,
      id: 0,
      dryRun: false,
      prune: true,
    },
  ],
  [
    'refresh',
    'payments.dev.checkout',
    undefined,
    'GET',
    '/payments.dev.checkout?refresh=normal&appNamespace=argocd&project=payments',
    undefined,
  ],
  [
    'hardRefresh',
    'payments.dev.checkout',
    undefined,
    'GET',
    '/payments.dev.checkout?refresh=hard&appNamespace=argocd&project=payments',
    undefined,
  ],
  [
    'terminate',
    'payments.dev.running',
    {},
    'DELETE',
    '/payments.dev.running/operation?appNamespace=argocd&project=payments',
    undefined,
  ],
  [
    'confirmPrune',
    'payments.dev.pruning',
    {},
    'PATCH',
    '/payments.dev.pruning',
    {
      name: 'payments.dev.pruning',
      ...common,
      patchType: 'merge',
      patch: expect.stringMatching(
        /^\{"metadata":\{"annotations":\{"argocd\.argoproj\.io\/deletion-approved":"[-0-9T:.]+Z"\}\}\}$/,
      ),
    },
  ],
])(
  '%s of %s with %j asks Argo CD with the token of the project',
  async (action, name, body, method, path, sent) => {
    const answer = await world.post(place(action, name), ines, body);
    expect([answer.status, answer.body]).toEqual([202, { accepted: true }]);
    expect(argo.received).toEqual([
      {
        method,
        path: `${base}${path}`,
        token: action === 'confirmPrune' ? 'Bearer writes' : 'Bearer acts',
        ...(sent && { body: sent }),
      },
    ]);
  },
);

it.each([
  ['rollback', 'payments.dev.automated', { id: 0 }, 'automatedSync'],
  ['rollback', 'payments.dev.checkout', { id: 7 }, 'notInHistory'],
  ['rollback', 'payments.dev.checkout', { id: 1 }, 'alreadyThere'],
  ['sync', 'payments.dev.running', {}, 'operationRunning'],
  [
    'sync',
    'payments.dev.automated',
    { revision: 'feature' },
    'automatedRevision',
  ],
  ['terminate', 'payments.dev.checkout', {}, 'noOperation'],
  ['confirmPrune', 'payments.dev.checkout', {}, 'nothingToConfirm'],
])('%s of %s with %j cannot work: %#', async (action, name, body, code) => {
  const answer = await world.post(place(action, name), ines, body);
  expect([answer.status, answer.body]).toMatchObject([
    409,
    { accepted: false, refusal: { code } },
  ]);
  expect(argo.received).toEqual([]);
});

it.each([
  ['sync', { prune: 'false' }],
  ['sync', { unknown: true }],
  ['sync', { revision: '' }],
  ['sync', { resources: [] }],
  ['sync', { options: ['--force'] }],
  ['sync', []],
  ['rollback', {}],
  ['rollback', { id: '0' }],
  ['refresh', { hard: true }],
  ['delete', {}],
  ['constructor', {}],
])('takes no %s with %j', async (action, body) => {
  const answer = await world.post(place(action), ines, body);
  expect(answer.status).toBe(400);
  expect(argo.received).toEqual([]);
});

it('is in the audit log, whatever comes of it', async () => {
  const event = await world.auditor.createEvent({ eventId: 'none' });
  world.auditor.createEvent.mockClear();
  jest.mocked(event.success).mockClear();
  jest.mocked(event.fail).mockClear();
  await world.post(place('sync'), ines, { dryRun: true });
  await world.post(place('terminate'), ines);
  await world.post(place('sync'), amara);
  await world.post(place('sync'), tom);
  const meta = {
    application: {
      instance: 'paris',
      namespace: 'argocd',
      name: 'payments.dev.checkout',
      project: 'payments',
    },
    tenant: 'payments',
  };
  expect(
    world.auditor.createEvent.mock.calls.map(
      ([{ request: _request, ...asked }]) => asked,
    ),
  ).toEqual([
    {
      eventId: 'application-sync',
      severityLevel: 'medium',
      meta: { action: 'sync', ...meta, parameters: { dryRun: true } },
    },
    {
      eventId: 'application-terminate',
      severityLevel: 'medium',
      meta: { action: 'terminate', ...meta, parameters: {} },
    },
    {
      eventId: 'application-sync',
      severityLevel: 'medium',
      meta: { action: 'sync', ...meta, parameters: {} },
    },
  ]);
  expect(event.success).toHaveBeenCalledTimes(1);
  expect(event.fail).toHaveBeenCalledTimes(2);
});

it('is open to the owners of an entity that shows it', async () => {
  const through = '?entity=component:default/checkout';
  const own = await world.post(`${place('refresh')}${through}`, lena);
  const without = await world.post(place('refresh'), lena);
  expect([own.status, without.status]).toEqual([202, 404]);
});

it('says before anybody tries that no token is meant for an action', async () => {
  const refusals = {
    confirmPrune: { code: 'noToken', parameters: { project: 'shop' } },
  };
  const { body } = await world.get(
    '/applications/paris/argocd/shop.dev.pruning',
    tom,
  );
  expect(body).toMatchObject({ acting: 'possible', refusals });
  const answer = await world.post(
    place('confirmPrune', 'shop.dev.pruning'),
    tom,
  );
  expect([answer.status, answer.body]).toEqual([
    409,
    { accepted: false, refusal: refusals.confirmPrune },
  ]);
  expect(argo.received).toEqual([]);
});

it.each([
  ['403', refusal(403), 409, 'lacks the right'],
  ['404', refusal(404), 409, 'does not know it any more'],
  [
    '400',
    refusal(400, 'another operation is already in progress'),
    409,
    'another operation',
  ],
  ['401', refusal(401), 503, 'does not accept'],
  ['429', refusal(429, 'x', { 'retry-after': '1' }), 503, 'too much to do'],
  ['500', refusal(500, 'secret detail'), 503, 'answers 500'],
  ['a redirect', refusal(302, '', { location: '/' }), 503, 'redirect'],
  ['nothing', broken, 503, 'cannot be reached'],
])('where Argo CD answers %s', async (_story, how, status, message) => {
  argo.always = how;
  const answer = await world.post(place('sync'), ines);
  expect(answer.status).toBe(status);
  const said = Object(answer.body).error.message;
  expect(said).toContain(message);
  expect(said).not.toMatch(/argo\.internal|acts|secret/);
  /* What failed once does not keep anybody from acting. */
  argo.always = undefined;
  expect((await world.post(place('sync'), ines)).status).toBe(202);
});
