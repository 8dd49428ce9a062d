import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { changedLines } from '../__testUtils__/edited';
import { Edit } from './types';

const seed = resolve(
  __dirname,
  '../../../../packages/sandbox/seed/platform/gitops',
);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const profile = read(__dirname, '../__fixtures__/sample/socle.yaml');

describe('edit of other files', () => {
  const kustomization = [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    'resources:  # by hand',
    '- config.yaml',
    '# the baseline',
    '- alerts.yaml # on call',
    '',
    'labels:',
    '- pairs: {app: x}',
    '',
  ].join('\n');
  const service = [
    'name: checkout',
    'repository: https://forge.example.com/payments/checkout.git',
    'environments:',
    '  - {environment: dev, revision: main}',
    '',
  ].join('\n');

  it.each<[string, string, Edit[], string[]]>([
    [
      "changes a profile's size within its braces",
      profile,
      [
        {
          kind: 'set',
          path: ['spec', 'guardrails', 'probes'],
          value: 'deny',
        },
      ],
      ['-    probes: warn', '+    probes: deny'],
    ],
    [
      "changes a cluster's collector by its name, in its quotes",
      profile,
      [
        {
          kind: 'set',
          path: [
            'spec',
            'clusters',
            { name: 'paris-prod' },
            'telemetry',
            'grafana',
            'url',
          ],
          value: 'https://graphs.example.com',
        },
      ],
      [
        "-        grafana: {url: 'https://grafana.example.com', dashboardLabels: {grafana_dashboard: '1'}}",
        "+        grafana: {url: 'https://graphs.example.com', dashboardLabels: {grafana_dashboard: '1'}}",
      ],
    ],
    [
      'changes a price before its comment',
      profile,
      [{ kind: 'set', path: ['spec', 'prices', 'cpu'], value: 22.75 }],
      [
        '-    cpu: 21.50                        # a core requested',
        '+    cpu: 22.75                        # a core requested',
      ],
    ],
    [
      'adds a budget at the end of its map',
      profile,
      [
        {
          kind: 'set',
          path: ['spec', 'budgets', 'group:default/shop'],
          value: 900,
        },
      ],
      ['+    group:default/shop: 900'],
    ],
    [
      'adds a resource to a kustomization, indented as the others',
      kustomization,
      [{ kind: 'add', path: ['resources'], value: 'dashboard.yaml' }],
      ['+- dashboard.yaml'],
    ],
    [
      'puts a resource before the comment of the one that it goes before',
      kustomization,
      [{ kind: 'add', path: ['resources'], value: 'a.yaml', at: 1 }],
      ['+- a.yaml'],
    ],
    [
      'changes a resource and keeps its comment',
      kustomization,
      [{ kind: 'set', path: ['resources', 1], value: 'rules.yaml' }],
      ['-- alerts.yaml # on call', '+- rules.yaml # on call'],
    ],
    [
      'removes a resource with its comments',
      kustomization,
      [{ kind: 'remove', path: ['resources'], item: 'alerts.yaml' }],
      ['-# the baseline', '-- alerts.yaml # on call'],
    ],
    [
      'removes a resource and leaves the comment of its neighbour',
      kustomization,
      [{ kind: 'remove', path: ['resources'], item: 'config.yaml' }],
      ['-- config.yaml'],
    ],
    [
      'removes a field with the blank line that sets it apart',
      kustomization,
      [{ kind: 'remove', path: ['labels'] }],
      ['-', '-labels:', '-- pairs: {app: x}'],
    ],
    [
      'leaves an empty list in a file whose schema is not known, and fills it again',
      'resources: [a.yaml] # why\n',
      [
        { kind: 'remove', path: ['resources', 0] },
        { kind: 'add', path: ['resources'], value: 'b.yaml' },
      ],
      ['-resources: [a.yaml] # why', '+resources: # why', '+  - b.yaml'],
    ],
    [
      "adds a service's environment, in braces as the others",
      service,
      [
        {
          kind: 'add',
          path: ['environments'],
          value: { revision: 'v1.2.3', environment: 'prod' },
        },
      ],
      ['+  - {environment: prod, revision: v1.2.3}'],
    ],
    [
      "changes a service's revision by its environment",
      service,
      [
        {
          kind: 'set',
          path: ['environments', { environment: 'dev' }, 'revision'],
          value: '1e9',
        },
      ],
      [
        '-  - {environment: dev, revision: main}',
        "+  - {environment: dev, revision: '1e9'}",
      ],
    ],
  ])('%s', (_title, text, changes, lines) => {
    expect(changedLines(text, changes)).toEqual(lines);
  });

  it.each(readdirSync(join(seed, 'tenants')))(
    "changes one line of the sandbox's tenant %s",
    tenant => {
      const text = read(seed, 'tenants', tenant, 'tenant.yaml');
      expect(
        changedLines(text, [
          {
            kind: 'set',
            path: ['spec', 'environments', 0, 'size'],
            value: 'x',
          },
        ]).map(line => line.trim().slice(0, 12).replace(/ +/, ' ')),
      ).toEqual([
        expect.stringMatching(/^- size/),
        expect.stringMatching(/^\+ size/),
      ]);
    },
  );

  it("changes one line of the sandbox's profile and kustomization", () => {
    expect(
      changedLines(read(seed, 'socle.yaml'), [
        { kind: 'set', path: ['spec', 'prices', 'currency'], value: 'CHF' },
      ]),
    ).toEqual(['-    currency: EUR', '+    currency: CHF']);
    expect(
      changedLines(read(seed, 'platform/kustomization.yaml'), [
        { kind: 'add', path: ['resources'], value: 'new.yaml' },
      ]),
    ).toEqual(['+  - new.yaml']);
  });
});
