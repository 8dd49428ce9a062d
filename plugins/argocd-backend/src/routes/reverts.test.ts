import {
  ApplicationHistory,
  RevertAnswer,
  RevertPreview,
} from '@socle/plugin-argocd-common';
import { application } from '../__testUtils__/applications';
import { ArgoWorld, startArgoWorld } from '../__testUtils__/argoWorld';
import { ines, lena } from '../__testUtils__/people';
import {
  startTestForge,
  TestForge,
  TestRepository,
} from '../__testUtils__/testForge';

jest.setTimeout(60_000);

let server: TestForge;
let forge: TestRepository;
let world: ArgoWorld;

beforeAll(async () => {
  server = await startTestForge();
  const team = await server.repository({
    'services/pinned.yaml':
      'name: pinned\nenvironments:\n  - {environment: prod, revision: v2}\n',
  });
  forge = await server.repository({ 'deploy/prod/a.yaml': 'a: 0\n' });
  const then = await forge.commit({ 'deploy/prod/a.yaml': 'a: 1\n' });
  const now = await forge.commit({ 'deploy/prod/a.yaml': 'a: 2\n' });
  const deployed = (repoURL: string) => {
    const source = { repoURL, targetRevision: 'main', path: 'deploy/prod' };
    const history = [then, now].map((revision, id) => ({
      id,
      revision,
      source,
      deployedAt: '2026-11-21T10:00:00Z',
    }));
    return {
      source,
      status: { sync: { status: 'Synced', revision: now }, history },
    };
  };
  const of = (name: string, repoURL: string) => {
    const { source, status } = deployed(repoURL);
    const made = application(name, { status });
    return { ...made, spec: { ...Object(made.spec), source } };
  };
  world = await startArgoWorld({
    objects: [
      of('payments.prod.checkout', forge.cloneUrl),
      of('payments.prod.ledger', 'https://elsewhere.example.com/a/b.git'),
    ],
    integrations: server.integrations,
  });
  putPinned(team);
});

/** An Application of a set, that follows a tag by its name. */
function putPinned(team: TestRepository): void {
  const set = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'payments-services', namespace: 'argocd' },
  };
  world.put({
    ...set,
    spec: {
      generators: [
        {
          git: {
            repoURL: team.cloneUrl,
            revision: 'main',
            files: [{ path: 'services/*.yaml' }],
          },
        },
      ],
      template: {},
    },
  });
  const uid =
    world.cluster.client.get({
      ...set,
      ...set.metadata,
    })?.metadata.uid ?? '';
  const sourceAt = (targetRevision: string) => ({
    repoURL: forge.cloneUrl,
    targetRevision,
    path: 'deploy/prod',
  });
  const made = application('payments.prod.pinned', {
    status: {
      history: ['v1', 'v2'].map((name, id) => ({
        id,
        revision: String(id).repeat(40),
        source: sourceAt(name),
        deployedAt: '2026-11-21T10:00:00Z',
      })),
    },
  });
  world.put({
    ...made,
    metadata: {
      ...made.metadata,
      ownerReferences: [
        {
          apiVersion: set.apiVersion,
          kind: set.kind,
          name: set.metadata.name,
          uid,
        },
      ],
    },
    spec: { ...Object(made.spec), source: sourceAt('v2') },
  });
}

beforeEach(() => {
  world.auditor.createEvent.mockClear();
});

afterAll(async () => {
  await world.stop();
  await server.stop();
});

const place = (name: string) => `/applications/argocd/argocd/${name}`;
const checkout = place('payments.prod.checkout');

it('the history says which deployments one can go back to in Git', async () => {
  const refusals = async (name: string) => {
    const { body } = await world.get(`${place(name)}/history`, ines);
    return (body as ApplicationHistory).deployments.map(
      ({ id, refusal, revertRefusal }) => [
        id,
        refusal?.code,
        revertRefusal?.code,
      ],
    );
  };
  expect(await refusals('payments.prod.checkout')).toEqual([
    [1, 'automatedSync', 'revertNothing'],
    [0, 'automatedSync', undefined],
  ]);
  expect(await refusals('payments.prod.ledger')).toEqual([
    [1, 'automatedSync', 'revertNothing'],
    [0, 'automatedSync', 'revertNoForge'],
  ]);
});

it('is shown, proposed, and in the audit log with who asked', async () => {
  const shown = await world.get(`${checkout}/revert?id=0`, ines);
  expect(shown.status).toBe(200);
  expect((shown.body as RevertPreview).files).toMatchObject([
    { path: 'deploy/prod/a.yaml', kind: 'changed', added: 1, removed: 1 },
  ]);
  const { status, body } = await world.post(`${checkout}/revert`, ines, {
    id: 0,
  });
  expect([status, body]).toMatchObject([
    201,
    {
      accepted: true,
      request: {
        number: 1,
        state: 'open',
        branch: 'socle/revert/payments.prod.checkout',
        title: expect.stringMatching(/^Revert payments\.prod\.checkout to /),
      },
      written: ['deploy/prod/a.yaml'],
    } satisfies Partial<RevertAnswer> | object,
  ]);
  expect(
    world.auditor.createEvent.mock.calls.map(
      ([{ request: _request, ...asked }]) => asked,
    ),
  ).toEqual([
    {
      eventId: 'application-revert',
      severityLevel: 'medium',
      meta: {
        action: 'revert',
        application: {
          instance: 'argocd',
          namespace: 'argocd',
          name: 'payments.prod.checkout',
          project: 'payments',
        },
        tenant: 'payments',
        parameters: { id: 0 },
      },
    },
  ]);
});

it('is the line that names the revision, where the team pins one', async () => {
  const pinned = place('payments.prod.pinned');
  const shown = await world.get(`${pinned}/revert?id=0`, ines);
  expect([shown.status, shown.body]).toMatchObject([
    200,
    { path: 'services/pinned.yaml', revision: 'v1', isPin: true },
  ]);
  const { status, body } = await world.post(`${pinned}/revert`, ines, {
    id: 0,
  });
  expect([status, body]).toMatchObject([
    201,
    { written: ['services/pinned.yaml'] },
  ]);
  expect((await world.get(`${pinned}/revert?id=0`, lena)).status).toBe(404);
});

it('is open to the owners of an entity that shows the Application', async () => {
  const through = '?entity=component:default/checkout';
  const own = await world.post(`${checkout}/revert${through}`, lena, { id: 0 });
  const without = await world.post(`${checkout}/revert`, lena, { id: 0 });
  expect([own.status, without.status]).toEqual([201, 404]);
});

it.each([
  ['payments.prod.checkout', 1, 'revertNothing'],
  ['payments.prod.checkout', 7, 'notInHistory'],
  ['payments.prod.ledger', 0, 'revertNoForge'],
])('of %s to %s there is none: %s', async (name, id, code) => {
  const refused = { accepted: false, refusal: { code } };
  const shown = await world.get(`${place(name)}/revert?id=${id}`, ines);
  const asked = await world.post(`${place(name)}/revert`, ines, { id });
  expect([shown.status, asked.status]).toEqual([409, 409]);
  expect([shown.body, asked.body]).toMatchObject([refused, refused]);
});

it.each([{}, { id: '0' }, { id: -1 }, { id: 0, force: true }, []])(
  'takes no %j',
  async body => {
    const { status } = await world.post(`${checkout}/revert`, ines, body);
    expect(status).toBe(400);
  },
);

it.each(['', '?id=', '?id=x', '?id=0&id=1'])('shows no %j', async query => {
  const { status } = await world.get(`${checkout}/revert${query}`, ines);
  expect(status).toBe(400);
});

it.each([401, 403, 500])(
  'is 503 where the forge answers %s, and tells nothing of it',
  async status => {
    forge.before = (_request, response) => {
      response.status(status).json({ message: 'secret detail' });
    };
    const answers = await Promise.all([
      world.get(`${checkout}/revert?id=0`, ines),
      world.post(`${checkout}/revert`, ines, { id: 0 }),
    ]);
    forge.before = undefined;
    expect(answers.map(answer => answer.status)).toEqual([503, 503]);
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(
      /secret|localhost/,
    );
  },
);
