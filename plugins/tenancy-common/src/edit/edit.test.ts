import { diffLines } from 'diff';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { edit } from './edit';
import { Edit } from './types';

const sample = resolve(__dirname, '../__fixtures__/sample');
const seed = resolve(
  __dirname,
  '../../../../packages/sandbox/seed/platform/gitops',
);
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

function edited(text: string, changes: readonly Edit[]): string {
  const result = edit({ text, file: 'file.yaml', changes });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.findings));
  }
  return result.text;
}

/** The lines that the edits take away (-) and bring (+). */
function changedLines(text: string, changes: readonly Edit[]): string[] {
  return diffLines(text, edited(text, changes)).flatMap(
    ({ added, removed, value }) => {
      const sign = added ? '+' : '-';
      return added || removed
        ? value
            .replace(/\n$/, '')
            .split('\n')
            .map(line => `${sign}${line}`)
        : [];
    },
  );
}

const prod = ['spec', 'environments', { name: 'prod' }];

describe('edit of the sample tenant', () => {
  const cases: [string, Edit[], string[]][] = [
    [
      'changes a size',
      [{ kind: 'set', path: [...prod, 'size'], value: 'large' }],
      ['-      size: medium', '+      size: large'],
    ],
    [
      'changes a quota, within its braces and before its comment',
      [
        {
          kind: 'set',
          path: [...prod, 'quota', 'requests.memory'],
          value: '32Gi',
        },
      ],
      [
        "-      quota: {requests.memory: 24Gi}  # over or under the size, within the team's budget",
        "+      quota: {requests.memory: 32Gi}  # over or under the size, within the team's budget",
      ],
    ],
    [
      'adds to a quota, in the order of its schema, and keeps digits text',
      [{ kind: 'set', path: [...prod, 'quota', 'requests.cpu'], value: '12' }],
      [
        "-      quota: {requests.memory: 24Gi}  # over or under the size, within the team's budget",
        "+      quota: {requests.memory: 24Gi, requests.cpu: '12'}  # over or under the size, within the team's budget",
      ].map(line =>
        line.replace(
          "{requests.memory: 24Gi, requests.cpu: '12'}",
          "{requests.cpu: '12', requests.memory: 24Gi}",
        ),
      ),
    ],
    [
      'makes a quota where there is none, before what the schema puts behind it',
      [
        {
          kind: 'set',
          path: ['spec', 'environments', { name: 'dev' }, 'quota', 'pods'],
          value: '60',
        },
      ],
      ["+      quota: {pods: '60'}"],
    ],
    [
      'allows traffic in every environment',
      [
        {
          kind: 'add',
          path: ['spec', 'traffic'],
          value: {
            ports: ['443/TCP'],
            to: { fqdn: 'hooks.slack.com' },
            reason: 'Notices: of "failures"',
          },
        },
      ],
      [
        '+    - to: {fqdn: hooks.slack.com}',
        '+      ports: [443/TCP]',
        '+      reason: \'Notices: of "failures"\'',
      ],
    ],
    [
      'allows traffic in an environment that has no rules yet',
      [
        {
          kind: 'add',
          path: ['spec', 'environments', { name: 'dev' }, 'traffic'],
          value: {
            from: { tenant: 'web', labels: { app: 'front' } },
            to: { labels: { app: 'checkout' } },
            ports: ['8080/TCP'],
            http: [{ method: 'GET', path: '/health' }],
            reason: 'Smoke tests',
          },
        },
      ],
      [
        '+      traffic:',
        '+        - from: {tenant: web, labels: {app: front}}',
        '+          to: {labels: {app: checkout}}',
        '+          ports: [8080/TCP]',
        '+          http:',
        '+            - {method: GET, path: /health}',
        '+          reason: Smoke tests',
      ],
    ],
    [
      'adds an environment behind the comments of the last one',
      [
        {
          kind: 'add',
          path: ['spec', 'environments'],
          value: {
            name: 'on',
            cluster: 'paris-nonprod',
            size: 'small',
            exposed: ['qa.example.com'],
            expires: '2027-03-31',
          },
        },
      ],
      [
        "+    - name: 'on'",
        '+      cluster: paris-nonprod',
        '+      size: small',
        '+      exposed: [qa.example.com]',
        "+      expires: '2027-03-31'",
      ],
    ],
    [
      'suspends an environment, where the schema puts it',
      [{ kind: 'set', path: [...prod, 'suspended'], value: true }],
      ['+      suspended: true'],
    ],
    [
      'removes an environment with the comments in it',
      [{ kind: 'remove', path: prod }],
      read(sample, 'tenant.yaml')
        .trimEnd()
        .split('\n')
        .slice(-16)
        .filter(
          (_, index, all) =>
            index >= all.findIndex(one => /name: prod/.test(one)),
        )
        .map(line => `-${line}`),
    ],
    [
      'removes the first environment',
      [{ kind: 'remove', path: ['spec', 'environments', { name: 'dev' }] }],
      [
        '-    - name: dev                       # [a-z][a-z0-9]*, no hyphen; the namespace is payments-dev',
        '-      cluster: paris-nonprod',
        '-      size: small',
      ],
    ],
    [
      'adds a repository once',
      [1, 2].map(() => ({
        kind: 'add' as const,
        path: ['spec', 'repositories'],
        value: 'https://forge.example.com/payments/refunds.git',
      })),
      ['+    - https://forge.example.com/payments/refunds.git'],
    ],
    [
      'exchanges a repository for another',
      [
        {
          kind: 'set',
          path: ['spec', 'repositories'],
          value: ['https://forge.example.com/payments/refunds.git'],
        },
      ],
      [
        '-    - https://forge.example.com/payments/checkout.git',
        '+    - https://forge.example.com/payments/refunds.git',
      ],
    ],
    [
      'removes the last repository with the field',
      [
        {
          kind: 'remove',
          path: ['spec', 'repositories'],
          item: 'https://forge.example.com/payments/checkout.git',
        },
      ],
      [
        "-  repositories:                       # where its manifests may come from, besides the team's own repository",
        '-    - https://forge.example.com/payments/checkout.git',
      ],
    ],
    [
      'removes the last exposed host with the field',
      [{ kind: 'remove', path: [...prod, 'exposed', 0] }],
      [
        '-      exposed: [pay.example.com]      # hosts that the ingress may route here',
      ],
    ],
    [
      'keeps an empty list where the schema wants the field',
      [{ kind: 'remove', path: ['spec', 'access', 'admins', 0] }],
      ['-    admins: [payments-leads]', '+    admins: []'],
    ],
    [
      'changes the owner',
      [
        {
          kind: 'set',
          path: ['spec', 'owner'],
          value: 'group:default/money',
        },
      ],
      [
        '-  owner: group:default/payments       # the catalog group that owns it',
        '+  owner: group:default/money       # the catalog group that owns it',
      ],
    ],
    [
      'brings a rule of traffic to another value by what differs',
      [
        {
          kind: 'set',
          path: ['spec', 'traffic', 0],
          value: {
            to: { fqdn: 'api.stripe.com' },
            ports: ['443/TCP', '8443/TCP'],
            reason: 'Card authorisation',
          },
        },
      ],
      ['-      ports: [443/TCP]', '+      ports: [443/TCP, 8443/TCP]'],
    ],
    [
      'does several things in order',
      [
        {
          kind: 'add',
          path: ['spec', 'environments'],
          at: 1,
          value: { name: 'qa', cluster: 'paris-nonprod', size: 'small' },
        },
        {
          kind: 'set',
          path: ['spec', 'environments', { name: 'qa' }, 'size'],
          value: 'medium',
        },
        { kind: 'remove', path: ['spec', 'access', 'viewers'] },
      ],
      [
        '-    viewers: [support]',
        '+    - name: qa',
        '+      cluster: paris-nonprod',
        '+      size: medium',
      ],
    ],
  ];
  const text = read(sample, 'tenant.yaml');

  it.each(cases)('%s', (_title, changes, lines) => {
    expect(changedLines(text, changes)).toEqual(lines);
  });

  it.each(cases)('%s, where lines end as on Windows', (_title, changes) => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(edited(windows, changes)).toBe(
      edited(text, changes).replaceAll('\n', '\r\n'),
    );
  });
});

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
      read(sample, 'socle.yaml'),
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
      read(sample, 'socle.yaml'),
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
      read(sample, 'socle.yaml'),
      [{ kind: 'set', path: ['spec', 'prices', 'cpu'], value: 22.75 }],
      [
        '-    cpu: 21.50                        # a core requested',
        '+    cpu: 22.75                        # a core requested',
      ],
    ],
    [
      'adds a budget at the end of its map',
      read(sample, 'socle.yaml'),
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
