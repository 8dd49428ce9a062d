import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationTree,
  EntityDeliveries,
  Fleet,
  RevertAnswer,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import { amara, ines } from './__testUtils__/people';
import { SandboxWorld, startSandboxWorld } from './__testUtils__/sandboxWorld';

jest.setTimeout(180_000);

let world: SandboxWorld;

beforeAll(async () => {
  world = await startSandboxWorld();
});

afterAll(async () => {
  await world?.stop();
});

it('tells of a service what runs where, and what the next environment lacks', async () => {
  const { verdict, environments } = await world.get<EntityDeliveries>(
    '/entities/component/default/checkout/deliveries',
    ines,
  );
  expect(verdict).toMatchObject({ verdict: 'delivered', level: 'ok' });
  expect(
    environments.map(({ environment, applications }) => [
      environment,
      ...applications.map(({ version, lacks }) => [version.label, lacks]),
    ]),
  ).toEqual([
    ['dev', ['1.9.0-rc.1', []]],
    [
      'prod',
      [
        '1.8.2',
        [
          {
            kind: 'image',
            image: 'registry.halle.example/payments/checkout',
            has: '1.8.2',
            before: '1.9.0-rc.1',
          },
        ],
      ],
    ],
  ]);
});

it('finds whose every Application is', async () => {
  const { rows, visible } = await world.get<Fleet>('/applications', amara);
  const fleet = unpackFleet(rows);
  expect(fleet).toHaveLength(visible);
  expect(
    fleet.filter(({ tenant, project }) => !tenant && project !== 'platform'),
  ).toEqual([]);
  expect(fleet).toContainEqual(
    expect.objectContaining({
      name: 'shop.staging.search',
      tenant: 'shop',
      environment: 'staging',
      cluster: 'paris-nonprod',
    }),
  );
});

it.each([
  ['logistics.depots', 'clusterUnreachable'],
  ['logistics.prod.routing', 'imageNotFound'],
  ['shop.dev.search', 'quotaExceeded'],
])('explains %s: %s', async (name, code) => {
  const { explanation } = await world.get<ApplicationDetails>(
    `/applications/paris/argocd/${name}`,
    amara,
  );
  expect(explanation.cause).toMatchObject({ code });
});

it('says among all what crashes, while Argo CD still waits for it', async () => {
  const rowOf = ({ rows }: Fleet) =>
    unpackFleet(rows).find(({ name }) => name === 'logistics.dev.tracking');
  const fleet = await world.until<Fleet>(
    '/applications',
    amara,
    body => rowOf(body)?.cause === 'crashLoop',
  );
  expect(rowOf(fleet)).toMatchObject({
    verdict: 'failing',
    health: 'Progressing',
    reason: { code: 'rolloutFailing' },
    causeParameters: { container: 'tracking', exitCode: 1 },
  });
});

describe('an Application that people sync', () => {
  const place = '/applications/paris/argocd/payments.dev.notes';
  const configMap = (name: string, value: string, annotations = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: payments-dev${annotations}}\ndata: {a: ${value}}\n`;
  const keep =
    ', annotations: {argocd.argoproj.io/sync-options: Prune=confirm}';
  const act = async (action: string, body?: object) => {
    const answer = await world.post(`${place}/actions/${action}`, ines, body);
    expect([answer.status, answer.body]).toEqual([202, { accepted: true }]);
  };
  const details = async (
    is: (body: ApplicationDetails) => boolean | undefined,
  ) => await world.until<ApplicationDetails>(place, ines, is);
  const isOver = ({ application }: ApplicationDetails) =>
    !application.hasOperation;

  beforeAll(async () => {
    await world.commit('payments/payments', 'Keep notes', {
      'notes/notes.yaml': configMap('notes', 'one'),
      'notes/old.yaml': configMap('old', 'one', keep),
    });
    world.manageByHand('payments.dev.notes', 'notes');
    await details(({ application }) => application.sync === 'OutOfSync');
  });

  it('is compared, tried, and synced in the name of its project', async () => {
    const { acting, refusals } = await world.get<ApplicationDetails>(
      place,
      ines,
    );
    expect([acting, refusals.sync]).toEqual(['possible', undefined]);
    const tree = await world.get<ApplicationTree>(`${place}/tree`, ines);
    expect(tree.roots[0].children).toMatchObject([
      { reference: { name: 'notes' }, health: 'Missing' },
      { reference: { name: 'old' }, health: 'Missing' },
    ]);
    const diff = await world.get<ApplicationDiff>(`${place}/diff`, ines);
    expect(
      diff.resources.map(({ resource, diff: { kind } }) => [
        resource.name,
        kind,
      ]),
    ).toEqual([
      ['notes', 'added'],
      ['old', 'added'],
    ]);

    await act('sync', { dryRun: true });
    const tried = await details(
      body => body.application.operation?.phase === 'Succeeded',
    );
    expect(tried.application.operation?.dryRun).toBe(true);
    expect(world.dataOf('notes')).toBeUndefined();

    await act('sync', { options: ['ServerSideApply=true'] });
    await details(body => body.explanation.verdict.verdict === 'delivered');
    expect(world.dataOf('notes')).toEqual({ a: 'one' });
    const { events } = await world.get<ApplicationEvents>(
      `${place}/events`,
      ines,
    );
    expect(events.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^proj:payments:portal initiated sync to main/),
    );
  });

  it('tells what changed and by whom, and goes back', async () => {
    await world.commit('payments/payments', 'Write two', {
      'notes/notes.yaml': configMap('notes', 'two'),
    });
    await details(body => body.application.sync === 'OutOfSync');
    const diff = await world.get<ApplicationDiff>(`${place}/diff`, ines);
    expect(diff.resources).toMatchObject([{ diff: { kind: 'changed' } }]);
    expect(
      diff.resources[0].diff.hunks[0].lines.filter(line => /^[-+]/.test(line)),
    ).toEqual(['-  a: one', '+  a: two']);

    await act('sync', {
      resources: [
        {
          group: '',
          kind: 'ConfigMap',
          namespace: 'payments-dev',
          name: 'notes',
        },
      ],
    });
    await details(body => body.application.sync === 'Synced' && isOver(body));
    await act('sync');
    await details(body => body.application.deployed?.id === 1 && isOver(body));
    const { deployments } = await world.get<ApplicationHistory>(
      `${place}/history`,
      ines,
    );
    expect(deployments).toMatchObject([
      {
        id: 1,
        revisions: [
          {
            subject: 'Write two',
            author: 'Inès Moreau <ines.moreau@halle.example>',
          },
        ],
        refusal: { code: 'alreadyThere' },
      },
      { id: 0, revisions: [{ subject: 'Keep notes' }] },
    ]);

    await act('rollback', { id: 0 });
    await details(body => body.application.deployed?.id === 2 && isOver(body));
    expect(world.dataOf('notes')).toEqual({ a: 'one' });
    await act('refresh');
    await act('hardRefresh');
  });

  it('waits for somebody to confirm a removal, can be ended, and is confirmed', async () => {
    await world.commit('payments/payments', 'Forget what is old', {
      'notes/old.yaml': undefined,
    });
    await details(body =>
      body.resources.some(({ requiresPruning }) => requiresPruning),
    );
    const waits = (body: ApplicationDetails) =>
      /waiting for pruning confirmation/.test(
        body.application.operation?.message ?? '',
      );
    await act('sync', { prune: true });
    const waiting = await details(waits);
    expect(waiting.explanation.cause).toMatchObject({
      code: 'pruneConfirmation',
    });
    expect(waiting.refusals).toMatchObject({
      sync: { code: 'operationRunning' },
    });
    await act('terminate');
    await details(
      body => isOver(body) && body.application.operation?.phase === 'Failed',
    );
    expect(world.dataOf('old')).toBeDefined();

    await act('sync', { prune: true });
    const { application } = await details(waits);
    const begun = Date.parse(application.operation?.startedAt ?? '');
    while (Date.now() < begun + 1_000) {
      /* An approval counts from the second on in which the operation began. */
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await act('confirmPrune');
    await details(
      body => isOver(body) && body.application.operation?.phase === 'Succeeded',
    );
    expect(world.dataOf('old')).toBeUndefined();
  });
});

it('goes back in Git where automated sync would undo a rollback', async () => {
  const place = '/applications/paris/argocd/payments.prod.checkout';
  const file = 'deploy/prod/deployment.yaml';
  const raw = async () =>
    (await world.forge('GET', `payments/checkout/raw/${file}?ref=main`)).text;
  const deployed = async (id: number) =>
    await world.until<ApplicationDetails>(
      place,
      ines,
      ({ application }) =>
        application.deployed?.id === id && !application.hasOperation,
    );
  const good = await raw();
  await world.commit('payments/checkout', 'Release too early', {
    [file]: good.replaceAll('1.8.2', '1.9.0'),
  });
  const { refusals } = await deployed(1);
  expect(refusals.rollback).toMatchObject({ code: 'automatedSync' });
  const rollback = await world.post(`${place}/actions/rollback`, ines, {
    id: 0,
  });
  expect([rollback.status, rollback.body]).toMatchObject([
    409,
    { refusal: { code: 'automatedSync' } },
  ]);

  const proposed = await world.post(`${place}/revert`, ines, { id: 0 });
  expect(proposed.status).toBe(201);
  const { request: pull } = proposed.body as Extract<
    RevertAnswer,
    { accepted: true }
  >;
  expect(pull.branch).toBe('socle/revert/payments.prod.checkout');
  const merged = await world.forge(
    'POST',
    `payments/checkout/pulls/${pull.number}/merge`,
    { Do: 'merge' },
  );
  expect(merged.status).toBe(200);
  await deployed(2);
  expect(await raw()).toBe(good);
});
