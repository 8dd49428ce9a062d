import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hostileTexts } from '../__testUtils__/hostileTexts';
import { formatTenant } from '../render/formatTenant';
import { Tenant } from '../tenant/types';
import { sampleProfile, sampleTenant } from './__testUtils__/samples';
import { checkDraft } from './checkDraft';

const profile = {
  value: sampleProfile(),
  text: readFileSync(
    path.resolve(__dirname, '../__fixtures__/sample/socle.yaml'),
    'utf8',
  ),
};
const host = 'secret-shop.dev.example.com';
const shop = sampleTenant({
  name: 'shop',
  environments: [{ exposed: [host] }, { name: 'acquisition' }],
});

function judge(
  draft: Tenant,
  others: { readable?: Tenant[]; hidden?: Tenant[] },
) {
  return checkDraft({
    name: draft.metadata.name,
    text: formatTenant(draft),
    profile,
    readable: others.readable ?? [],
    hidden: others.hidden ?? [],
  });
}

const sameHost = sampleTenant({
  name: 'refunds',
  environments: [{ exposed: [host] }],
});
const calling = (tenant: string, environment?: string): Tenant => {
  const draft = sampleTenant({ name: 'refunds' });
  draft.spec.traffic = [
    {
      to: { tenant, ...(environment && { environment }) },
      ports: ['80/TCP'],
      reason: 'A call',
    },
  ];
  return draft;
};

it('finds nothing wrong with a good draft', () => {
  expect(judge(sampleTenant({ name: 'refunds' }), { hidden: [shop] })).toEqual(
    [],
  );
});

it('says whose the host is to those who may read that tenant', () => {
  expect(judge(sameHost, { readable: [shop] })).toEqual([
    expect.objectContaining({
      rule: 'references',
      severity: 'error',
      file: 'tenants/refunds/tenant.yaml',
      path: 'spec.environments[0].exposed[0]',
      message: `"${host}" is exposed by shop already, in dev.`,
    }),
  ]);
});

it('says to others that the host is taken, and nothing more', () => {
  expect(judge(sameHost, { hidden: [shop] })).toEqual([
    {
      rule: 'references',
      severity: 'error',
      file: 'tenants/refunds/tenant.yaml',
      line: expect.any(Number),
      column: expect.any(Number),
      path: 'spec.environments[0].exposed[0]',
      message: 'Another tenant exposes this host already.',
      remedy: 'Choose another host: a host leads to one environment.',
    },
  ]);
});

it.each([
  ['an environment that a hidden tenant has', calling('shop', 'dev'), []],
  [
    'an environment that a hidden tenant has not',
    calling('shop', 'prod'),
    [expect.stringContaining('does not go together')],
  ],
  ['a tenant that nobody has', calling('web'), ['There is no tenant "web".']],
])('judges traffic to %s', (_story, draft, messages) => {
  const findings = judge(draft, { hidden: [shop] });
  expect(
    findings
      .filter(({ rule }) => rule === 'references')
      .map(({ message }) => message),
  ).toEqual(messages);
  expect(JSON.stringify(findings)).not.toContain('acquisition');
});

it('tells that a cluster has too little without saying who has how much', () => {
  const hungry = sampleTenant({
    name: 'hungry',
    environments: [{ quota: { 'requests.cpu': '198' } }],
  });
  const draft = sampleTenant({ name: 'refunds' });
  const messages = (others: { readable?: Tenant[]; hidden?: Tenant[] }) =>
    judge(draft, others)
      .filter(({ rule }) => rule === 'capacity')
      .map(({ message }) => message);
  expect(messages({ readable: [hungry] })).toEqual([
    'With this, tenants may request 202 CPU of paris-nonprod, which has 200.',
  ]);
  expect(messages({ hidden: [hungry] })).toEqual([
    'With this, tenants may request more than the cluster has.',
  ]);
});

it('asks for the agreement of a tenant without saying what it declares', () => {
  const agreeing = sampleTenant({ name: 'shop' });
  agreeing.spec.traffic = [
    { from: { tenant: 'refunds' }, ports: ['81/TCP'], reason: 'Another' },
  ];
  const [finding] = judge(calling('shop', 'dev'), { hidden: [agreeing] });
  expect(finding).toMatchObject({
    rule: 'traffic-agreement',
    severity: 'warning',
    message:
      'The other tenant does not agree to this yet: a connection is open where both ends declare it.',
  });
});

it('never throws on what strangers write', () => {
  for (const [, text] of hostileTexts.slice(0, 40)) {
    expect(
      checkDraft({ name: 'x', text, profile, readable: [], hidden: [shop] }),
    ).not.toEqual([]);
  }
});
