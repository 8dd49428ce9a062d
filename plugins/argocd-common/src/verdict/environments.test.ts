import { revision, summary } from '../__testUtils__/applications';
import { compareEnvironments } from './environments';
import { entityVerdict } from './entityVerdict';
import { versionOf } from './version';

const image = (tag: string, name = 'checkout') =>
  `registry.example.com/payments/${name}:${tag}`;
const other = 'b'.repeat(40);

const deployed = (
  environment: string,
  parts: {
    images?: string[];
    revision?: string;
    status?: Record<string, unknown>;
    name?: string;
    spec?: Record<string, unknown>;
  } = {},
) => ({
  environment,
  by: 'name' as const,
  application: summary({
    name: parts.name ?? `payments.${environment}.checkout`,
    spec: {
      destination: { name: 'c', namespace: `payments-${environment}` },
      syncPolicy: { automated: {} },
      ...parts.spec,
    },
    status: {
      summary: { images: parts.images ?? [] },
      history: [
        {
          id: 1,
          revision: parts.revision ?? revision,
          deployedAt: '2026-03-10T09:00:00Z',
          initiatedBy: { username: 'ada' },
        },
      ],
      ...parts.status,
    },
  }),
});

const compare = (...matched: ReturnType<typeof deployed>[]) =>
  compareEnvironments({ matched, environments: ['dev', 'staging', 'prod'] });

describe('environments side by side', () => {
  it('tell version, time and person, and what the next one lacks', () => {
    const columns = compare(
      deployed('dev', { images: [image('1.4.3'), image('3', 'migrate')] }),
      deployed('prod', { images: [image('1.4.2')] }),
    );
    expect(
      columns.map(({ environment, applications }) => [
        environment,
        applications.map(({ version, deployedBy, deployedAt, lacks }) => ({
          version: version.label,
          deployedBy,
          deployedAt,
          lacks,
        })),
      ]),
    ).toEqual([
      [
        'dev',
        [
          {
            version: '1.4.3',
            deployedBy: { username: 'ada' },
            deployedAt: '2026-03-10T09:00:00Z',
            lacks: [],
          },
        ],
      ],
      ['staging', []],
      [
        'prod',
        [
          {
            version: '1.4.2',
            deployedBy: { username: 'ada' },
            deployedAt: '2026-03-10T09:00:00Z',
            lacks: [
              {
                kind: 'image',
                image: 'registry.example.com/payments/checkout',
                has: '1.4.2',
                before: '1.4.3',
              },
              {
                kind: 'image',
                image: 'registry.example.com/payments/migrate',
                before: '3',
              },
            ],
          },
        ],
      ],
    ]);
  });

  it('tell revisions where images say nothing', () => {
    const [, , prod] = compare(
      deployed('dev', { revision: other }),
      deployed('prod'),
    );
    expect(prod.applications[0].lacks).toEqual([
      {
        kind: 'revision',
        repository: 'https://git.example.com/payments/checkout.git',
        has: revision,
        before: other,
      },
    ]);
  });

  it('compare each service with itself where there are several', () => {
    const [, , prod] = compare(
      deployed('dev', { images: [image('2')] }),
      deployed('dev', {
        name: 'payments.dev.ledger',
        images: [image('9', 'ledger')],
      }),
      deployed('prod', { images: [image('2')] }),
      deployed('prod', {
        name: 'payments.prod.ledger',
        images: [image('8', 'ledger')],
      }),
      deployed('prod', {
        name: 'payments.prod.new',
        images: [image('1', 'new')],
      }),
    );
    expect(prod.applications.map(({ lacks }) => lacks.length)).toEqual([
      0, 1, 0,
    ]);
  });

  it('keep what deploys elsewhere in a column of its own', () => {
    const columns = compareEnvironments({
      matched: [{ application: summary(), by: 'tenant' }],
      environments: ['dev'],
    });
    expect(
      columns.map(({ environment, applications }) => [
        environment,
        applications.length,
      ]),
    ).toEqual([
      ['dev', 0],
      [undefined, 1],
    ]);
  });
});

describe('the verdict of an entity', () => {
  const degraded = { health: { status: 'Degraded' } };
  const progressing = { health: { status: 'Progressing' } };

  it.each<[string, ReturnType<typeof deployed>[], object]>([
    [
      'nothing',
      [],
      {
        verdict: 'unknown',
        level: 'unknown',
        reason: { code: 'noApplication', parameters: {} },
      },
    ],
    [
      'the same everywhere',
      [
        deployed('dev', { images: [image('2')] }),
        deployed('prod', { images: [image('2')] }),
      ],
      {
        verdict: 'delivered',
        level: 'ok',
        reason: { code: 'delivered', parameters: { version: '2' } },
        since: '2026-03-10T09:00:00Z',
      },
    ],
    [
      'two versions',
      [
        deployed('dev', { images: [image('3')] }),
        deployed('prod', { images: [image('2')] }),
      ],
      {
        reason: { code: 'delivered', parameters: { version: '3, 2' } },
        versions: [
          { environment: 'dev', label: '3' },
          { environment: 'prod', label: '2' },
        ],
      },
    ],
    [
      'something that fails before production, and a rollout in production',
      [
        deployed('dev', { status: degraded }),
        deployed('prod', { status: progressing }),
      ],
      {
        verdict: 'failing',
        level: 'error',
        environment: 'dev',
        application: { name: 'payments.dev.checkout' },
        counts: { failing: 1, progressing: 1 },
      },
    ],
    [
      'the same trouble twice, of which production counts',
      [
        deployed('dev', { status: degraded }),
        deployed('prod', { status: degraded }),
      ],
      { verdict: 'failing', environment: 'prod' },
    ],
    [
      'something unknown, which is never delivered',
      [
        deployed('dev', { status: { health: { status: 'Unknown' } } }),
        deployed('prod'),
      ],
      { verdict: 'unknown', level: 'unknown', environment: 'dev' },
    ],
  ])('of %s', (_title, matched, expected) => {
    expect(entityVerdict(compare(...matched))).toMatchObject(expected);
  });
});

describe('versionOf', () => {
  it.each<[string, Parameters<typeof deployed>[1] & object, string, string]>([
    [
      'its own image among others',
      { images: [image('1.4.2'), image('7', 'sidecar')] },
      '1.4.2',
      'image',
    ],
    ['the only image', { images: [image('7', 'web')] }, '7', 'image'],
    [
      'no image that is told to be its own',
      { images: [image('7', 'web'), image('8', 'job')] },
      'a1b2c3d',
      'revision',
    ],
    [
      'two tags of its image, while it rolls out',
      { images: [image('1'), image('2')] },
      'a1b2c3d',
      'revision',
    ],
    [
      'a registry with a port',
      { images: ['registry:5000/payments/checkout'] },
      'a1b2c3d',
      'revision',
    ],
    [
      'an image by its digest',
      { images: [`registry:5000/checkout@sha256:${'c'.repeat(64)}`] },
      `sha256:${'c'.repeat(12)}`,
      'image',
    ],
    [
      'a chart',
      {
        spec: {
          source: {
            repoURL: 'https://charts.example.com',
            chart: 'redis',
            targetRevision: '20.x',
          },
        },
        revision: '20.1.3',
      },
      '20.1.3',
      'chart',
    ],
  ])('is %s', (_title, parts, label, kind) => {
    expect(versionOf(deployed('dev', parts).application)).toEqual({
      label,
      kind,
    });
  });
});
