import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changedLines, edited } from '../__testUtils__/edited';
import { Edit } from './types';

const text = readFileSync(
  resolve(__dirname, '../__fixtures__/sample/tenant.yaml'),
  'utf8',
);
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
        "+      quota: {requests.cpu: '12', requests.memory: 24Gi}  # over or under the size, within the team's budget",
      ],
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
      text
        .slice(text.indexOf('    - name: prod'))
        .trimEnd()
        .split('\n')
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
