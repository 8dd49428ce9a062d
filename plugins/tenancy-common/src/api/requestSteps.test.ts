import { Status } from '@socle/plugin-platform-common';
import { EnvironmentState } from '../environments';
import { ApplicationSummary } from './applications';
import { ChangeCheck, ChangeReview, ChangeSummary } from './changes';
import { RequestObservations, requestSteps } from './requestSteps';

const ok = (reason: string): Status => ({
  level: 'ok',
  reason,
  observedAt: '2026-11-21T10:30:00.000Z',
});
const down = (reason: string): Status => ({
  ...ok(reason),
  level: 'error',
  staleSince: '2026-11-21T10:05:00.000Z',
});

const open: ChangeSummary = {
  kind: 'create',
  state: 'open',
  number: 7,
  url: 'https://forge.example.com/platform/gitops/pulls/7',
  title: 'Create tenant refunds',
  requestedBy: 'user:default/ines.moreau',
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:01:00.000Z',
};
const check = (name: string, state: ChangeCheck['state']) => ({ name, state });
const merged: ChangeSummary = {
  ...open,
  state: 'merged',
  mergedAt: '2026-11-21T10:10:00.000Z',
};
const revision = '3f2c1d0a9b8e7f6d5c4b3a2918070605040302ff';

const application = (
  name: string,
  rest: Partial<ApplicationSummary> = {},
): ApplicationSummary => ({
  name,
  sync: 'Synced',
  revision,
  health: 'Healthy',
  healthSince: '2026-11-21T10:12:00.000Z',
  phase: 'Succeeded',
  finishedAt: '2026-11-21T10:11:00.000Z',
  errors: [],
  ...rest,
});
const applications = (...objects: ApplicationSummary[]) => ({
  objects,
  known: true,
  status: ok('Paris answers'),
});
const environment = (
  rest: Partial<EnvironmentState> = {},
): EnvironmentState => ({
  name: 'dev',
  namespace: 'refunds-dev',
  cluster: { name: 'paris', status: ok('Paris answers') },
  status: ok('The namespace is there, and nothing runs in it yet'),
  suspended: false,
  quota: [{ resource: 'pods', used: '0', hard: '40', ratio: 0 }],
  ...rest,
});
const live: RequestObservations = {
  tenant: 'refunds',
  change: merged,
  forge: ok('The forge answers'),
  registry: { isThere: true, revision, status: ok('Read') },
  expected: ['refunds', 'refunds.dev'],
  applications: applications(
    application('refunds'),
    application('refunds.dev'),
  ),
  environments: [environment()],
};

/** `proposed merged … current: reason`: the steps that are done, then the first that is not. */
function story(seen: RequestObservations): string {
  const { steps } = requestSteps(seen);
  const done = steps.filter(({ state }) => state === 'done');
  const next = steps.find(({ state }) => state !== 'done');
  return [
    ...done.map(({ name }) => name),
    ...(next ? [`${next.state}: ${next.reason}`] : []),
  ].join(' ');
}

const dev = (rest: Partial<ApplicationSummary>) => ({
  applications: applications(
    application('refunds'),
    application('refunds.dev', rest),
  ),
});

it.each<[string, Partial<RequestObservations>]>([
  [
    'proposed current: Pull request 7 waits for its review and merge',
    { change: open },
  ],
  [
    'proposed unknown: The forge cannot be reached',
    { change: open, forge: down('The forge cannot be reached') },
  ],
  ...(
    [
      [
        'proposed failed: Pull request 7 conflicts with what was merged meanwhile; ask for the same again, which brings it up to date, or resolve it on its page',
        { mergeable: false, checks: [check('plan', 'running')] },
      ],
      [
        'proposed failed: Pull request 7 does not pass socle and lint; its page says why',
        {
          mergeable: true,
          checks: [
            check('socle', 'failed'),
            check('plan', 'running'),
            check('lint', 'failed'),
          ],
        },
      ],
      [
        'proposed current: Pull request 7 waits for plan, and for its review and merge',
        { checks: [check('socle', 'passed'), check('plan', 'running')] },
      ],
      [
        'proposed current: Pull request 7 passes its checks, and waits for its review and merge',
        { checks: [check('socle', 'passed')] },
      ],
    ] satisfies [string, Omit<ChangeReview, 'state'>][]
  ).map<[string, Partial<RequestObservations>]>(([expected, review]) => [
    expected,
    { change: open, review: { state: 'open', ...review } },
  ]),
  [
    'proposed failed: Pull request 7 was closed without a merge; its page says why, and you can ask again',
    { change: { ...open, state: 'closed' } },
  ],
  [
    "proposed merged current: The portal has not read the merge in the platform's tree yet",
    { registry: { ...live.registry, isThere: false } },
  ],
  [
    "proposed merged unknown: The platform's GitOps tree cannot be read: refused",
    {
      registry: {
        ...live.registry,
        isThere: false,
        status: down("The platform's GitOps tree cannot be read: refused"),
      },
    },
  ],
  [
    'proposed merged failed: The merged tenant.yaml is not valid, so nothing new of it holds: The profile has no size "huge".',
    {
      registry: {
        ...live.registry,
        problem: 'The profile has no size "huge".',
      },
    },
  ],
  [
    'proposed merged registered unknown: The portal is not told where Argo CD is; its administrators set platform.argocd',
    { applications: undefined },
  ],
  [
    'proposed merged registered unknown: Paris cannot be reached',
    {
      applications: {
        objects: [],
        known: false,
        status: { ...ok('Paris cannot be reached'), level: 'error' },
      },
    },
  ],
  [
    'proposed merged registered current: Argo CD has not made the Application refunds.dev yet',
    { applications: applications(application('refunds')) },
  ],
  [
    'proposed merged registered current: refunds.dev is OutOfSync',
    dev({ sync: 'OutOfSync' }),
  ],
  [
    'proposed merged registered current: refunds.dev is not compared with the repository yet',
    dev({ sync: undefined }),
  ],
  [
    'proposed merged registered current: Argo CD is syncing refunds.dev',
    dev({ phase: 'Running', sync: 'OutOfSync' }),
  ],
  [
    'proposed merged registered failed: Argo CD could not sync refunds.dev: one or more objects failed to apply',
    dev({
      phase: 'Failed',
      sync: 'OutOfSync',
      message: 'one or more objects failed to apply',
    }),
  ],
  [
    'proposed merged registered failed: refunds.dev has an error: namespace refunds-dev is not permitted',
    dev({ errors: ['namespace refunds-dev is not permitted'] }),
  ],
  [
    'proposed merged registered current: Argo CD has not compared refunds.dev with the merge yet',
    dev({ revision: 'f'.repeat(40), finishedAt: '2026-11-21T10:09:00.000Z' }),
  ],
  [
    'proposed merged registered current: refunds.dev is Progressing',
    dev({ health: 'Progressing' }),
  ],
  [
    'proposed merged registered failed: refunds.dev is Degraded: a pod fails',
    dev({ health: 'Degraded', healthMessage: 'a pod fails' }),
  ],
  [
    'proposed merged registered applied current: Namespace refunds-dev is not on Paris',
    {
      environments: [
        environment({
          quota: undefined,
          status: {
            ...ok('Namespace refunds-dev is not on Paris'),
            level: 'error',
          },
        }),
      ],
    },
  ],
  [
    'proposed merged registered applied current: Namespace refunds-dev has no quota yet',
    { environments: [environment({ quota: undefined })] },
  ],
  [
    'proposed merged registered applied unknown: Paris cannot be reached',
    {
      environments: [
        environment({
          status: { ...ok('Paris cannot be reached'), level: 'unknown' },
        }),
      ],
    },
  ],
  [
    "proposed merged registered applied failed: The platform's tree has no rendered environment of it; have the files of tenants/ rendered and merged",
    { environments: [] },
  ],
  ['proposed merged registered applied live', {}],
  [
    'proposed merged registered applied live',
    dev({ revision: 'f'.repeat(40), finishedAt: '2026-11-21T10:11:00.000Z' }),
  ],
  [
    "proposed merged current: The portal has not read the merge in the platform's tree yet",
    {
      change: {
        ...merged,
        kind: 'change',
        mergedAt: '2026-11-21T10:31:00.000Z',
      },
    },
  ],
  [
    'proposed merged registered applied live',
    { change: { ...merged, kind: 'suspend' } },
  ],
  [
    "proposed merged current: The portal has not read the merge in the platform's tree yet",
    { change: { ...merged, kind: 'remove' } },
  ],
  [
    'proposed merged registered current: Argo CD still has refunds.dev',
    {
      change: { ...merged, kind: 'remove' },
      registry: { ...live.registry, isThere: false },
      applications: applications(application('refunds.dev')),
      environments: [],
    },
  ],
  [
    'proposed merged registered applied live',
    {
      change: { ...merged, kind: 'remove' },
      registry: { ...live.registry, isThere: false },
      applications: applications(),
      environments: [],
    },
  ],
])('%s', (expected, seen) => {
  expect(story({ ...live, ...seen })).toBe(expected);
});

it('names the cause of what it says, apart from what other systems say of themselves', () => {
  const named = (seen: Partial<RequestObservations>) =>
    requestSteps({ ...live, ...seen }).steps.find(
      ({ state }) => state !== 'done',
    )?.cause;
  expect(
    named(dev({ phase: 'Failed', sync: 'OutOfSync', message: 'no such kind' })),
  ).toEqual({
    id: 'syncFailed',
    params: { application: 'refunds.dev' },
    detail: 'no such kind',
  });
  expect(
    named({
      change: open,
      review: { state: 'open', checks: [check('plan', 'failed')] },
    }),
  ).toEqual({
    id: 'checksFailed',
    params: { number: '7', checks: ['plan'] },
  });
  expect(
    named({ change: open, forge: down('The forge cannot be reached') }),
  ).toBeUndefined();
});

it('says when each step was done, what waits, and whether more is to come', () => {
  const { steps, ended } = requestSteps(live);
  expect(steps.map(({ name, at }) => [name, at])).toEqual([
    ['proposed', open.createdAt],
    ['merged', merged.mergedAt],
    ['registered', merged.mergedAt],
    ['applied', '2026-11-21T10:12:00.000Z'],
    ['live', undefined],
  ]);
  expect(ended).toBe(true);

  const waiting = requestSteps({ ...live, change: open });
  expect(waiting.steps.map(({ state }) => state)).toEqual([
    'done',
    'current',
    'waiting',
    'waiting',
    'waiting',
  ]);
  expect(waiting.ended).toBe(false);
  expect(
    requestSteps({ ...live, change: { ...open, state: 'closed' } }).ended,
  ).toBe(true);
});

it('is the last that was known where a cluster or Argo CD cannot be reached', () => {
  const { steps } = requestSteps({
    ...live,
    applications: {
      ...applications(application('refunds'), application('refunds.dev')),
      status: down('Paris cannot be reached'),
    },
    environments: [environment({ status: down('Paris cannot be reached') })],
  });
  expect(steps.slice(3)).toMatchObject([
    { state: 'done', staleSince: '2026-11-21T10:05:00.000Z' },
    { state: 'done', staleSince: '2026-11-21T10:05:00.000Z' },
  ]);
});
