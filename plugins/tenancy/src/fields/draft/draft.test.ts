import { offer, profile } from '../__fixtures__/offer';
import {
  checkProposal,
  fromDocument,
  judgeDraft,
  nameOfTitle,
  newConnection,
  newDraft,
  newEnvironment,
  sectionOf,
  TenantDraft,
} from '.';

const complete: TenantDraft = {
  ...newDraft(offer),
  name: 'refunds',
  title: 'Refunds',
  costCenter: 'FR-4021',
};
const connected: TenantDraft = {
  ...complete,
  connections: [
    {
      ...newConnection('one'),
      tenant: 'shop',
      environment: 'staging',
      ports: '8080 8443/tcp',
      service: 'api',
      reason: 'Baskets are paid back',
    },
    {
      ...newConnection('two'),
      where: 'environment-first',
      peer: 'fqdn',
      fqdn: 'api.example.com',
      http: [{ id: 'a', method: 'POST', path: '/v1/refunds' }],
      reason: 'Cards',
    },
    {
      ...newConnection('three'),
      direction: 'from',
      peer: 'cidr',
      cidr: '10.20.0.0/16',
      ports: '5432',
      reason: 'Data centre',
    },
  ],
};

describe('a new draft', () => {
  it('has the answers that are usually right', () => {
    expect(newDraft(offer)).toMatchObject({
      owner: 'group:default/payments',
      admins: 'payments',
      environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
      connections: [],
    });
  });

  it('chooses no owner where there are several, and no cluster where none is known', () => {
    const [own] = offer.owners;
    const draft = newDraft({
      ...offer,
      owners: [own, { ref: 'group:default/shop', title: 'Shop' }],
      profile: undefined,
    });
    expect(draft).toMatchObject({
      owner: '',
      admins: '',
      environments: [{ name: 'dev', cluster: '', size: '' }],
    });
  });

  it.each([
    [['dev'], 'prod', 'paris-prod'],
    [['dev', 'prod'], 'staging', 'paris-nonprod'],
    [['dev', 'prod', 'staging'], '', 'paris-nonprod'],
  ])('after %j, the next environment is %j', (names, name, cluster) => {
    const others = names.map(taken => ({
      ...newEnvironment([], profile, taken),
      name: taken,
    }));
    expect(newEnvironment(others, profile, 'next')).toMatchObject({
      name,
      cluster,
    });
  });
});

it.each([
  ['Refunds', 'refunds'],
  ['Card payments, Europe', 'card-payments-europe'],
  ['Économie générale', 'economie-generale'],
  ['3D Secure', 'd-secure'],
  [
    'A very long title that would not fit into a name',
    'a-very-long-title-that-would-n',
  ],
  ['日本', ''],
])('of the title %j makes the name %j', (title, name) => {
  expect(nameOfTitle(title)).toBe(name);
});

describe('a draft as a document', () => {
  it('is the tenant.yaml that people would write', () => {
    expect(judgeDraft(connected, profile).proposal?.text).toBe(
      `apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: refunds
  title: Refunds
spec:
  owner: group:default/payments
  costCenter: FR-4021
  access:
    admins: [payments]
  traffic:
    - from: {labels: {app.kubernetes.io/name: api}}
      to: {tenant: shop, environment: staging}
      ports: [8080/TCP, 8443/TCP]
      reason: Baskets are paid back
    - from: {cidr: 10.20.0.0/16}
      ports: [5432/TCP]
      reason: Data centre
  environments:
    - name: dev
      cluster: paris-nonprod
      size: small
      traffic:
        - to: {fqdn: api.example.com}
          ports: [443/TCP]
          http:
            - {method: POST, path: /v1/refunds}
          reason: Cards
`,
    );
  });

  it('comes back as the same draft', () => {
    const { document } = judgeDraft(connected, profile);
    const again = fromDocument(JSON.parse(JSON.stringify(document)));
    expect(judgeDraft(again, profile).document).toEqual(document);
    expect(
      again.connections.map(({ direction, peer }) => [direction, peer]),
    ).toEqual([
      ['to', 'tenant'],
      ['from', 'cidr'],
      ['to', 'fqdn'],
    ]);
  });

  it.each([
    undefined,
    null,
    3,
    'text',
    [],
    { spec: { traffic: 3, environments: [null, {}] } },
  ])('is read from anything at all: %j', value => {
    expect(() => judgeDraft(fromDocument(value), profile)).not.toThrow();
  });
});

describe('the verdict of the browser', () => {
  it('has the files, the price and the repository of a complete draft', () => {
    const { findings, proposal } = judgeDraft(complete, profile);
    expect(findings).toEqual([]);
    expect(proposal?.outcome).toMatchObject({
      price: { currency: 'EUR', amount: 109.2 },
      teamRepository: 'https://forge.example.com/refunds/refunds.git',
    });
    expect(proposal?.outcome?.plan.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'tenants/refunds/tenant.yaml',
        'tenants/refunds/dev/quota.yaml',
      ]),
    );
  });

  it('says where rows stand, however empty they are', () => {
    const { findings, places, proposal } = judgeDraft(
      {
        ...complete,
        connections: [newConnection('one'), newConnection('two')],
      },
      profile,
    );
    expect(proposal).toBeUndefined();
    expect(places.get('two')).toBe('spec.traffic[1]');
    expect(findings.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'spec.traffic[0].reason',
        'spec.traffic[1].reason',
      ]),
    );
    expect(new Set(findings.map(({ path }) => sectionOf(path)))).toEqual(
      new Set(['connections']),
    );
  });

  it('leaves to the server what only the server knows of other tenants', () => {
    const { findings, proposal } = judgeDraft(connected, profile);
    expect(findings).toEqual([]);
    expect(proposal && checkProposal(proposal, profile)).toEqual([]);
  });

  it('refuses what the profile refuses', () => {
    const [environment] = complete.environments;
    const worldwide = {
      ...newConnection('one'),
      peer: 'cidr' as const,
      cidr: '0.0.0.0/0',
      reason: 'All',
    };
    const { findings, proposal } = judgeDraft(
      {
        ...complete,
        environments: [{ ...environment, exposed: 'shop.example.org' }],
        connections: [worldwide],
      },
      profile,
    );
    expect(proposal?.outcome).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toEqual(['references']);
    const checked = proposal ? checkProposal(proposal, profile) : [];
    expect(checked.map(({ rule, path }) => [rule, path])).toEqual([
      ['references', 'spec.environments[0].exposed[0]'],
      ['world-traffic', expect.stringContaining('spec.traffic[0]')],
    ]);
  });

  it('is about the document alone where there is no profile', () => {
    const verdict = judgeDraft(
      {
        ...complete,
        environments: [
          { ...complete.environments[0], cluster: 'a', size: 'b' },
        ],
      },
      undefined,
    );
    expect(verdict.findings).toEqual([]);
    expect(verdict.proposal?.text).toContain('cluster: a');
    expect(verdict.proposal?.outcome).toBeUndefined();
  });
});

it.each([
  ['metadata.name', 'tenant'],
  [undefined, 'tenant'],
  ['spec.access.admins', 'tenant'],
  ['spec.environments[1].size', 'environments'],
  ['spec.environments[1].traffic[0].ports', 'connections'],
  ['spec.traffic[0]', 'connections'],
] as const)('%s is asked for among %s', (path, section) => {
  expect(sectionOf(path)).toBe(section);
});
