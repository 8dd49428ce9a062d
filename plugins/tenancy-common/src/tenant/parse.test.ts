import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseService, parseTenant } from './parse';

const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '../__fixtures__/sample', name), 'utf8');

const sample = fixture('tenant.yaml');

/** The smallest tenant, with lines of its own at the end of `spec`. */
const tenant = (lines: string[] = [], name = 'payments') =>
  [
    'apiVersion: socle.dev/v1',
    'kind: Tenant',
    `metadata: {name: ${name}, title: Payments}`,
    'spec:',
    '  owner: group:default/payments',
    '  costCenter: FR-4021',
    '  access: {admins: [payments-leads]}',
    ...lines.map(line => `  ${line}`),
    '  environments:',
    '    - {name: dev, cluster: paris-nonprod, size: small}',
    '',
  ].join('\n');

const firstFault = (text: string) => {
  const parsed = parseTenant(text, 'tenant.yaml');
  return parsed.ok ? undefined : parsed.findings[0];
};

describe('parseTenant', () => {
  it('reads the sample with every field it shows', () => {
    const parsed = parseTenant(sample, 'tenant.yaml');
    expect(parsed).toMatchObject({ ok: true, findings: [] });
    expect(parsed.ok && parsed.value.spec.environments[1]).toEqual({
      name: 'prod',
      cluster: 'paris-prod',
      size: 'medium',
      quota: { 'requests.memory': '24Gi' },
      exposed: ['pay.example.com'],
      traffic: [
        {
          to: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] },
          ports: ['5432/TCP'],
          reason: 'Ledger database',
        },
      ],
      syncWindows: [
        {
          kind: 'deny',
          schedule: '0 18 * * 5',
          duration: '60h',
          timeZone: 'Europe/Paris',
        },
      ],
    });
  });

  it.each([
    ['with a byte order mark', `\uFEFF${sample}`],
    ['with the line ends of Windows', sample.replaceAll('\n', '\r\n')],
    ['with both', `\uFEFF${sample.replaceAll('\n', '\r\n')}`],
  ])('reads the same value %s', (_title, text) => {
    const valueOf = (parsed: ReturnType<typeof parseTenant>) =>
      parsed.ok && parsed.value;
    expect(valueOf(parseTenant(text, 'tenant.yaml'))).toEqual(
      valueOf(parseTenant(sample, 'tenant.yaml')),
    );
  });

  it('takes a number of a quota for its text, and no other notation of numbers', () => {
    const quota = (value: string) =>
      sample.replace('24Gi', value).replace('requests.memory', 'pods');
    const parsed = parseTenant(quota('30'), 'tenant.yaml');
    expect(parsed.ok && parsed.value.spec.environments[1].quota).toEqual({
      pods: '30',
    });
    for (const value of ['-1', '1e9', '0x10', '4 cores', '.inf', '1_000']) {
      expect(firstFault(quota(value))).toMatchObject({
        line: 35,
        path: 'spec.environments[1].quota.pods',
        message: `"${value}" is not a number of things.`,
      });
    }
  });

  it('names file, line, column, field, fault and remedy', () => {
    expect(firstFault(sample.replace('size: medium', 'sise: medium'))).toEqual({
      rule: 'schema',
      severity: 'error',
      file: 'tenant.yaml',
      line: 32,
      column: 7,
      path: 'spec.environments[1].size',
      message: 'spec.environments[1].size is missing.',
      remedy: 'Add it. The size of the profile that its quota begins with.',
    });
  });

  it.each([
    ['', 'colour: red', 'colour'],
    ['metadata:', '  tilte: Payments', 'metadata.tilte'],
    ['spec:', '  ouner: x', 'spec.ouner'],
    ['  access:', '    owners: [x]', 'spec.access.owners'],
    [
      '  contacts:',
      '    - {title: On-call, email: a@b.c, phone: x}',
      'spec.contacts[0].phone',
    ],
    ['    - name: dev', '      colour: red', 'spec.environments[0].colour'],
  ])('refuses a field it does not know under "%s"', (parent, line, path) => {
    const at = parent ? sample.indexOf(`\n${parent}`) + 1 : 0;
    const end = parent ? sample.indexOf('\n', at) + 1 : 0;
    const text = `${sample.slice(0, end)}${line}\n${sample.slice(end)}`;
    const parsed = parseTenant(text, 'tenant.yaml');
    expect(parsed.findings).toContainEqual(
      expect.objectContaining({
        path,
        line: text.slice(0, text.indexOf(line)).split('\n').length,
        message: `${path} is not a field.`,
      }),
    );
  });

  it('says which field may have been meant', () => {
    expect(firstFault(sample.replace('exposed:', 'expose:'))?.remedy).toMatch(
      /^Did you mean exposed\? Otherwise remove it\. The fields here are name, /,
    );
  });

  it.each([
    'a',
    'Payments',
    '1pay',
    '-pay',
    'pay-',
    'pay_ments',
    'pay.ments',
    'päyments',
    'раyments',
    '../payments',
    'x%2e%2e',
    'pay/ments',
    '"pay ments"',
    "''",
    `${'x'.repeat(31)}`,
    `${'x'.repeat(64)}`,
    'platform',
    'argocd',
    'kube',
    'ingress',
    'kube-public',
    'openshift-logging',
    'default',
    'root',
    '"payments\\n"',
    '"pay\\0ments"',
    '"payments\\u200b"',
  ])('refuses %s as the name of a tenant', name => {
    expect(firstFault(tenant([], name))).toMatchObject({
      line: 3,
      path: 'metadata.name',
      remedy: expect.stringContaining('2 to 30'),
    });
  });

  it.each([
    'pre-prod',
    'Prod',
    'argocd',
    'services',
    'docs',
    '1',
    '"\\u0440rod"',
    '..',
    'x'.repeat(21),
  ])('refuses %s as the name of an environment', name => {
    expect(
      firstFault(tenant().replace('name: dev', `name: ${name}`))?.path,
    ).toBe('spec.environments[0].name');
  });

  it.each([
    ['cidr: 10.0.0.0/33', 'is not a network'],
    ['cidr: 10.20.1.1/16', 'which makes it 10.20.0.0/16'],
    ['cidr: 10.20.0.0', 'is not a network'],
    ['cidr: 010.0.0.0/8', 'is not a network'],
    ['cidr: 10.1/16', 'is not a network'],
    ["cidr: '2001:db8::1/32'", 'which makes it 2001:db8::/32'],
    [
      'cidr: 10.20.0.0/16, except: [10.30.0.0/24]',
      'is not within 10.20.0.0/16',
    ],
    ['except: [10.30.0.0/24]', 'Nobody is named'],
    ['fqdn: https://api.stripe.com', 'is not a DNS name'],
    ['fqdn: API.stripe.com', 'is not a DNS name'],
    ['fqdn: 10.0.0.1/x', 'is not a DNS name'],
    ["fqdn: '*.*'", 'is not a DNS name'],
    ['fqdn: api.stripe.com, cidr: 10.20.0.0/16', 'mixes fqdn and cidr'],
    ['fqdn: api.stripe.com, labels: {a: b}', 'mixes pods and fqdn'],
    ['labels: {}', 'No label is named'],
    [
      'labels: {io.kubernetes.pod.namespace: shop-prod}',
      'names namespaces and clusters',
    ],
    [
      "labels: {'io.cilium.k8s.namespace.labels.x': y}",
      'names namespaces and clusters',
    ],
    [
      "labels: {'k8s:io.kubernetes.pod.namespace': shop-prod}",
      "is not a label's key",
    ],
    ["labels: {'reserved:world': ''}", "is not a label's key"],
    ['labels: {app: "a b"}', "is not a label's value"],
    ['{}', 'Nobody is named'],
    ['tenant: Shop', "is not a tenant's name"],
    ['entity: world', 'is not a field'],
  ])('refuses traffic to {%s}', (peer, message) => {
    const to = peer.startsWith('{') ? peer : `{${peer}}`;
    const fault = firstFault(
      tenant(['traffic:', `  - {to: ${to}, ports: [443/TCP], reason: Test}`]),
    );
    expect(fault).toMatchObject({ line: 9, rule: 'schema' });
    expect(fault?.message).toContain(message);
  });

  it.each([
    ['ports: [443]', 'is a number, not text'],
    ['ports: [443/tcp]', 'is not a port'],
    ['ports: [0/TCP]', 'is not a port'],
    ['ports: [65536/TCP]', 'beyond the last port'],
    ['ports: []', 'fewer than 1'],
    ['ports: [443/TCP, 443/TCP]', 'named twice'],
    ['ports: [53/UDP], http: [{method: GET}]', 'HTTP runs over TCP'],
    ['ports: [80/TCP], http: [{}]', 'neither a method nor a path'],
    ['ports: [80/TCP], http: [{method: get}]', 'is "get"'],
    ['ports: [80/TCP], http: [{path: v1}]', 'is not the pattern of a path'],
    ["ports: [80/TCP], http: [{path: '/('}]", 'that RE2 reads'],
    ["ports: [80/TCP], http: [{path: '/(a{1000}){1000}'}]", 'that RE2 reads'],
    ["ports: [80/TCP], http: [{path: '/(?=x)'}]", 'that RE2 reads'],
    ["ports: [80/TCP], http: [{path: '/(\\w+)\\1'}]", 'that RE2 reads'],
    [
      `ports: [80/TCP], http: [{path: '/${'(a+)+'.repeat(60)}'}]`,
      'is not the pattern of a path',
    ],
  ])('refuses a rule of traffic with %s', (fields, message) => {
    const fault = firstFault(
      tenant([
        'traffic:',
        `  - {to: {fqdn: a.example.com}, ${fields}, reason: Test}`,
      ]),
    );
    expect(fault?.message).toContain(message);
  });

  it('refuses a rule of traffic without a reason, without ends, and between two others', () => {
    const rule = (fields: string) =>
      firstFault(tenant(['traffic:', `  - {ports: [443/TCP], ${fields}}`]));
    expect(rule('to: {fqdn: a.example.com}')).toMatchObject({
      path: 'spec.traffic[0].reason',
      message: 'spec.traffic[0].reason is missing.',
    });
    expect(rule('reason: Test')?.message).toContain('neither who connects');
    expect(
      rule('from: {tenant: shop}, to: {cidr: 10.20.0.0/16}, reason: Test')
        ?.message,
    ).toContain('Neither end');
  });

  it.each([
    ["schedule: '0 18 * * 7', duration: 1h", 'out of its range'],
    ["schedule: '60 18 * * 5', duration: 1h", 'out of its range'],
    ["schedule: '0 5-3 * * *', duration: 1h", 'out of its range'],
    ["schedule: '0 18 * *', duration: 1h", 'is not a schedule'],
    ["schedule: '@hourly', duration: 1h", 'is not a schedule'],
    ["schedule: '0 18 L * *', duration: 1h", 'out of its range'],
    ["schedule: '0 18 * * 5', duration: 1d", 'is not a duration'],
    ["schedule: '0 18 * * 5', duration: ''", 'is not a duration'],
    [
      "schedule: '0 18 * * 5', duration: 1h, timeZone: europe/paris",
      'is not a time zone',
    ],
    [
      "schedule: '0 18 * * 5', duration: 1h, timeZone: Europe/Lutetia",
      'is not a time zone',
    ],
  ])('refuses a sync window with %s', (fields, message) => {
    const text = tenant().replace(
      'size: small',
      `size: small, syncWindows: [{kind: deny, ${fields}}]`,
    );
    expect(firstFault(text)?.message).toContain(message);
  });

  it.each([
    [
      'repositories',
      "['https://forge.example.com/payments/*']",
      "git repository's address",
    ],
    ['repositories', "['*']", "git repository's address"],
    [
      'repositories',
      "['!https://forge.example.com/a/b.git']",
      "git repository's address",
    ],
    [
      'repositories',
      "['https://user:secret@forge.example.com/a/b.git']",
      "git repository's address",
    ],
    ['repositories', "['https://forge.example.com/a/../b.git']", 'climbs out'],
    [
      'repositories',
      "['https://f.example/a.git', 'https://f.example/a.git']",
      'listed twice',
    ],
    ['contacts', '[{title: On-call}]', 'no way to be reached'],
    [
      'contacts',
      "[{title: On-call, url: 'javascript:alert(1)'}]",
      'the address of a page',
    ],
    [
      'contacts',
      '[{title: "On\\u202Ecall", email: a@b.example}]',
      'visible characters',
    ],
  ])('refuses %s: %s', (field, value, message) => {
    expect(firstFault(tenant([`${field}: ${value}`]))?.message).toContain(
      message,
    );
  });

  it.each([
    'system:masters',
    'SYSTEM:authenticated',
    'a, b',
    '"a\\ng, x, role:admin"',
    "''",
  ])('refuses %s as a group of the identity provider', group => {
    const text = tenant().replace(
      '[payments-leads]',
      `[${JSON.stringify(group).replaceAll('\\\\', '\\')}]`,
    );
    expect(firstFault(text)).toBeDefined();
  });

  it('refuses two environments of one name and a host exposed twice', () => {
    const text = tenant().replace(
      '    - {name: dev, cluster: paris-nonprod, size: small}',
      [
        '    - {name: dev, cluster: paris-nonprod, size: small, exposed: [a.example.com]}',
        '    - {name: dev, cluster: paris-nonprod, size: small, exposed: [a.example.com]}',
      ].join('\n'),
    );
    const parsed = parseTenant(text, 'tenant.yaml');
    expect(parsed.findings.map(({ line, path }) => `${line} ${path}`)).toEqual([
      '10 spec.environments[1].name',
      '10 spec.environments[1].exposed[0]',
    ]);
  });

  it.each(['2027-02-30', '31.03.2027', '2027-3-1', 'soon'])(
    'refuses %s as a day',
    day => {
      expect(
        firstFault(
          tenant().replace('size: small', `size: small, expires: ${day}`),
        )?.path,
      ).toBe('spec.environments[0].expires');
    },
  );

  it('answers each kind of wrong value in words', () => {
    expect(
      firstFault(sample.replace('kind: Tenant', 'kind: Tenent')),
    ).toMatchObject({
      message: 'kind is "Tenent".',
      remedy: 'Write Tenant.',
    });
    expect(
      firstFault(tenant().replace('{admins: [payments-leads]}', '[a]')),
    ).toMatchObject({
      message: 'spec.access is a list, not a map of fields.',
    });
    expect(
      firstFault(
        tenant().replace('size: small', 'size: small, suspended: yes'),
      ),
    ).toMatchObject({
      message: 'spec.environments[0].suspended is text, not true or false.',
    });
    expect(firstFault('- a\n- b\n')).toMatchObject({
      line: 1,
      message: 'The document is a list, not a map of fields.',
    });
  });
});

describe('parseService', () => {
  it('reads a service', () => {
    const text =
      'name: checkout\nrepository: https://forge.example.com/payments/checkout.git\nenvironments:\n  - {environment: dev, revision: main}\n';
    expect(parseService(text, 'services/checkout.yaml')).toMatchObject({
      ok: true,
    });
  });

  it("refuses the name that the team's own additions have", () => {
    const text =
      'name: team\nrepository: https://forge.example.com/a/b.git\nenvironments:\n  - {environment: dev, revision: main}\n';
    expect(parseService(text, 'services/team.yaml').findings).toMatchObject([
      { file: 'services/team.yaml', line: 1, path: 'name' },
    ]);
  });

  it('refuses an environment that is named twice', () => {
    const text =
      'name: checkout\nrepository: https://forge.example.com/a/b.git\nenvironments:\n  - {environment: dev, revision: main}\n  - {environment: dev, revision: v1}\n';
    expect(parseService(text, 'services/checkout.yaml').findings).toMatchObject(
      [
        {
          line: 5,
          path: 'environments[1].environment',
          message: '"dev" is named twice.',
        },
      ],
    );
  });
});
