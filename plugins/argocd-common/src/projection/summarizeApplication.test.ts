import { revision, storedApplication } from '../__testUtils__/applications';
import { ApplicationSummary } from './applicationSummary';
import { sameSummary } from './sameSummary';
import { summarizeApplication, wholeLimits } from './summarizeApplication';
import { summarizeTree } from './treeSummary';

describe('summarizeApplication', () => {
  it('keeps what views need', () => {
    expect(
      summarizeApplication(
        storedApplication({
          labels: { 'socle.dev/tenant': 'payments' },
          metadata: {
            ownerReferences: [
              { kind: 'ApplicationSet', name: 'payments-services' },
            ],
            finalizers: ['resources-finalizer.argocd.argoproj.io'],
          },
          spec: { syncPolicy: { automated: { prune: true } } },
          status: {
            reconciledAt: '2026-03-10T10:00:00Z',
            history: [
              {
                id: 3,
                revision: 'b'.repeat(40),
                deployedAt: '2026-03-09T10:00:00Z',
              },
              {
                id: 4,
                revision,
                deployedAt: '2026-03-10T09:00:00Z',
                initiatedBy: { automated: true },
              },
            ],
            summary: {
              images: ['registry.example.com/payments/checkout:1.4.2'],
            },
            resources: [
              {
                group: 'apps',
                kind: 'Deployment',
                namespace: 'payments-dev',
                name: 'checkout',
                status: 'OutOfSync',
              },
              {
                kind: 'Service',
                namespace: 'payments-dev',
                name: 'old',
                status: 'OutOfSync',
                requiresPruning: true,
              },
              {
                kind: 'Job',
                namespace: 'payments-dev',
                name: 'migrate',
                hook: true,
              },
            ],
          },
        }),
        { instance: 'main' },
      ),
    ).toMatchObject({
      instance: 'main',
      name: 'payments.dev.checkout',
      project: 'payments',
      applicationSet: 'payments-services',
      cluster: 'paris-dev',
      automated: true,
      prunes: true,
      selfHeals: false,
      sync: 'Synced',
      revisions: [revision],
      health: 'Healthy',
      deployed: {
        id: 4,
        revisions: [revision],
        deployedAt: '2026-03-10T09:00:00Z',
        automated: true,
      },
      images: ['registry.example.com/payments/checkout:1.4.2'],
      resources: {
        total: 2,
        outOfSync: 2,
        requirePruning: 1,
        different: [
          'apps/Deployment/payments-dev/checkout',
          '/Service/payments-dev/old',
        ],
        unwanted: ['/Service/payments-dev/old'],
        toConfirm: [],
      },
    });
  });

  it.each<[string, Record<string, unknown>, Partial<ApplicationSummary>]>([
    [
      'automated sync that is switched off',
      { syncPolicy: { automated: { enabled: false, prune: true } } },
      { automated: false, prunes: false },
    ],
    [
      'automated sync without more',
      { syncPolicy: { automated: {} } },
      { automated: true },
    ],
    [
      'the text "true", which is no truth',
      { syncPolicy: { automated: { prune: 'true' } } },
      { prunes: false },
    ],
    ['no project', { project: '' }, { project: 'default' }],
    [
      'several sources',
      {
        source: undefined,
        sources: [
          { repoURL: 'a', chart: 'redis', targetRevision: '1.x' },
          { repoURL: 'b', ref: 'values' },
        ],
      },
      {
        hasMultipleSources: true,
        sources: [
          { repository: 'a', chart: 'redis', targetRevision: '1.x' },
          { repository: 'b', ref: 'values' },
        ],
      },
    ],
    [
      'a hydrated source',
      {
        source: undefined,
        sourceHydrator: {
          drySource: { repoURL: 'dry', targetRevision: 'main', path: 'x' },
          syncSource: { targetBranch: 'env/dev', path: 'out' },
          hydrateTo: { targetBranch: 'env/dev-next' },
        },
      },
      {
        sources: [
          { repository: 'dry', targetRevision: 'env/dev', path: 'out' },
        ],
        hydrateTo: 'env/dev-next',
      },
    ],
  ])('reads %s', (_title, spec, expected) => {
    expect(summarizeApplication(storedApplication({ spec }))).toMatchObject(
      expected,
    );
  });

  it('is the same where only what means nothing changed', () => {
    const at = (reconciledAt: string, resourceVersion: string) =>
      summarizeApplication(
        storedApplication({
          metadata: { resourceVersion },
          status: { reconciledAt },
        }),
      );
    expect(
      sameSummary(
        at('2026-03-10T10:00:00Z', '1'),
        at('2026-03-10T10:03:00Z', '2'),
      ),
    ).toBe(true);
    expect(
      sameSummary(
        at('2026-03-10T10:00:00Z', '1'),
        summarizeApplication(
          storedApplication({ status: { health: { status: 'Degraded' } } }),
        ),
      ),
    ).toBe(false);
  });

  it('cuts what is long, unless it is asked for the whole', () => {
    const stored = storedApplication({
      status: {
        conditions: [...Array(50)].map(() => ({
          type: 'SyncError',
          message: 'x'.repeat(9_000),
        })),
        operationState: {
          phase: 'Failed',
          message: 'y'.repeat(100_000),
          syncResult: {
            resources: [...Array(500)].map((_, index) => ({
              kind: 'ConfigMap',
              name: `c${index}`,
              status: index % 2 ? 'SyncFailed' : 'Synced',
            })),
          },
        },
      },
    });
    const small = summarizeApplication(stored);
    expect(small?.conditions).toHaveLength(4);
    expect(small?.conditions[0].message).toHaveLength(600);
    expect(small?.operation).toMatchObject({ failed: 250, total: 500 });
    expect(small?.operation?.results).toHaveLength(4);
    const whole = summarizeApplication(stored, { limits: wholeLimits });
    expect(whole?.operation?.results).toHaveLength(250);
    expect(whole?.operation?.message).toHaveLength(16_384);
  });

  it.each([
    undefined,
    null,
    1,
    'Application',
    [],
    {},
    { kind: 'Pod', metadata: { name: 'a' } },
    { kind: 'Application' },
    { kind: 'Application', metadata: { name: '' } },
  ])('takes %j for none', value => {
    expect(summarizeApplication(value)).toBeUndefined();
  });
});

describe('summarizeTree', () => {
  it('keeps the worst where there are too many nodes', () => {
    const nodes = [...Array(100)].map((_, index) => ({
      kind: 'Pod',
      namespace: 'payments-dev',
      name: `p${index}`,
      health: { status: index === 50 ? 'Degraded' : 'Healthy' },
      parentRefs: [
        {
          group: 'apps',
          kind: 'ReplicaSet',
          namespace: 'payments-dev',
          name: 'r',
        },
      ],
    }));
    const [first, ...rest] = summarizeTree({ nodes }, { limit: 10 });
    expect(rest).toHaveLength(9);
    expect(first).toEqual({
      key: '/Pod/payments-dev/p50',
      parents: ['apps/ReplicaSet/payments-dev/r'],
      health: 'Degraded',
      images: [],
    });
  });
});
