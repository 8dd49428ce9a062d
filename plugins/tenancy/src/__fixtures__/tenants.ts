import { Status } from '@socle/plugin-platform-common';
import {
  TenantDetails,
  TenantEnvironmentSummary,
  TenantListing,
  TenantRequestListing,
  TenantSummary,
} from '@socle/plugin-tenancy-common';
import { payments as paymentsEnvironments } from './environments';
import { mergedChange, openChange } from './requests';

const now = Date.now();
const minutesAgo = (minutes: number) =>
  new Date(now - minutes * 60_000).toISOString();

export const treeIsRead: Status = {
  level: 'ok',
  reason: "The platform's GitOps tree is read from the forge",
  observedAt: minutesAgo(0),
};

const requestsAreRead: Status = {
  level: 'ok',
  reason: 'The change requests are read from the forge',
  observedAt: minutesAgo(0),
};

/** The forge is silent since eleven minutes. */
export const forgeIsDown: Status = {
  level: 'error',
  reason: "The platform's GitOps tree cannot be read: connect ECONNREFUSED",
  observedAt: minutesAgo(12),
  staleSince: minutesAgo(11),
};

const clusters = {
  nonprod: { name: 'paris-nonprod', title: 'Paris, non-production' },
  prod: { name: 'paris-prod', title: 'Paris, production' },
  legacy: { name: 'legacy' },
};

const environmentOf = (
  tenant: string,
  name: string,
  rest: Partial<TenantEnvironmentSummary> = {},
): TenantEnvironmentSummary => ({
  name,
  cluster: name === 'prod' ? clusters.prod : clusters.nonprod,
  namespace: `${tenant}-${name}`,
  size: name === 'prod' ? 'medium' : 'small',
  suspended: false,
  ...rest,
});

const tenantOf = (
  name: string,
  title: string,
  rest: Partial<TenantSummary> = {},
): TenantSummary => ({
  name,
  title,
  owner: `group:default/${name}`,
  state: 'live',
  environments: [environmentOf(name, 'dev'), environmentOf(name, 'prod')],
  price: { currency: 'EUR', amount: 412.3 },
  changes: [],
  errors: 0,
  ...rest,
});

const paymentsChange = {
  ...openChange,
  kind: 'change' as const,
  number: 9,
  url: 'https://forge.example.com/platform/gitops/pulls/9',
  title: 'Change payments: quota of prod',
  requestedBy: 'user:default/karim.haddad',
};

export const payments = tenantOf('payments', 'Payments', {
  description: 'Card payments, refunds and the ledger behind them',
  changes: [paymentsChange],
});

export const shop = tenantOf('shop', 'Shop', {
  price: { currency: 'EUR', amount: 1730.55 },
  environments: [
    environmentOf('shop', 'dev'),
    environmentOf('shop', 'staging'),
    environmentOf('shop', 'prod'),
  ],
});

export const insights = tenantOf('insights', 'Insights', {
  state: 'suspended',
  environments: [environmentOf('insights', 'dev', { suspended: true })],
  price: { currency: 'EUR', amount: 4.5 },
});

/** Its newest tenant.yaml has an error; what it said before is shown. */
export const logistics = tenantOf('logistics', 'Logistics', {
  state: 'invalid',
  errors: 2,
  environments: [
    environmentOf('logistics', 'prod'),
    environmentOf('logistics', 'depots', { cluster: clusters.legacy }),
  ],
});

/** Its tenant.yaml was never valid. */
export const broken = tenantOf('broken', 'broken', {
  owner: undefined,
  state: 'invalid',
  errors: 1,
  environments: [],
  price: undefined,
});

/** Only asked for. */
export const refunds = tenantOf('refunds', 'Refunds', {
  owner: 'group:default/payments',
  state: 'requested',
  environments: [environmentOf('refunds', 'dev')],
  price: { currency: 'EUR', amount: 113.7 },
  changes: [openChange],
});

export const listing: TenantListing = {
  tenants: [broken, insights, logistics, payments, refunds, shop],
  status: treeIsRead,
  requestsStatus: requestsAreRead,
};

export const noTenants: TenantListing = { ...listing, tenants: [] };

export const requests: TenantRequestListing = {
  requests: [
    { tenant: 'refunds', ...openChange },
    { tenant: 'payments', ...paymentsChange },
    {
      tenant: 'shop',
      ...mergedChange,
      kind: 'change',
      number: 5,
      title: 'Change shop: allow traffic to tracking',
      requestedBy: 'user:default/tom.becker',
      mergedAt: minutesAgo(60 * 24 * 3),
    },
  ],
  requestsStatus: requestsAreRead,
};

/** So many tenants, of ten teams. */
export function manyTenants(count: number): TenantListing {
  return {
    ...listing,
    tenants: Array.from({ length: count }, (_, index) => {
      const name = `tenant-${String(index + 1).padStart(4, '0')}`;
      return tenantOf(name, `Tenant ${index + 1}`, {
        owner: `group:default/team-${index % 10}`,
        price: { currency: 'EUR', amount: 100 + (index % 977) },
      });
    }),
  };
}

const priceLines = [
  {
    resource: 'cpu' as const,
    quantity: 4,
    unitPrice: 21.5,
    amount: 86,
  },
  {
    resource: 'memory' as const,
    quantity: 8,
    unitPrice: 2.9,
    amount: 23.2,
  },
];

export const paymentsDetails: TenantDetails = {
  ...payments,
  entityRef: 'system:default/payments',
  environments: payments.environments.map((environment, index) => ({
    ...environment,
    state: paymentsEnvironments.environments[index],
    price: {
      name: environment.name,
      suspended: false,
      amount: [109.2, 303.1][index],
      lines: priceLines,
    },
    exposed: index === 1 ? ['pay.halle.example'] : [],
  })),
  budget: {
    owner: 'group:default/payments',
    currency: 'EUR',
    limit: 1500,
    spent: 412.3,
    requested: 113.7,
  },
  members: {
    people: [
      { ref: 'user:default/ines.moreau', name: 'Inès Moreau' },
      { ref: 'user:default/karim.haddad', name: 'Karim Haddad' },
    ],
    total: 2,
  },
  network: [
    {
      direction: 'egress',
      text: 'egress from checkout to api.stripe.com:443',
      reason: 'Card authorisation',
      environments: ['dev', 'prod'],
    },
    {
      direction: 'ingress',
      text: "shop's storefront may call checkout on 8080",
      reason: 'The storefront pays a basket',
      environments: ['dev', 'prod'],
    },
    {
      direction: 'egress',
      text: 'egress from ledger to 10.20.0.0/16 (but 10.20.9.0/24) on 5432',
      reason: 'Ledger database, in the data centre',
      environments: ['prod'],
    },
    {
      direction: 'within',
      text: 'checkout may call ledger on 8080',
      reason: 'Every charge is an entry in the ledger',
      environments: ['dev', 'prod'],
    },
  ],
  findings: [],
  links: [
    {
      kind: 'gitops',
      url: 'https://forge.example.com/platform/gitops/src/branch/main/tenants/payments',
    },
    { kind: 'repository', url: 'https://forge.example.com/payments/payments' },
    {
      kind: 'argocd',
      url: 'https://argocd.example.com/applications?proj=payments',
    },
    {
      kind: 'grafana',
      url: 'https://grafana.example.com/d/payments-dev',
      environment: 'dev',
    },
  ],
  may: { update: true, delete: false },
  status: treeIsRead,
  requestsStatus: requestsAreRead,
};

/** An error crept into its tenant.yaml; the rest is as it was before. */
export const invalidDetails: TenantDetails = {
  ...paymentsDetails,
  state: 'invalid',
  errors: 1,
  findings: [
    {
      rule: 'references',
      severity: 'error',
      file: 'tenants/payments/tenant.yaml',
      line: 42,
      column: 13,
      path: 'spec.environments[1].size',
      message: 'The profile has no size "huge".',
      remedy: 'Choose one of small, medium and large.',
    },
    {
      rule: 'traffic-agreement',
      severity: 'warning',
      file: 'tenants/payments/tenant.yaml',
      line: 20,
      message: 'shop does not agree to this yet.',
      remedy: 'Have its owners declare the same from their side.',
    },
  ],
};

/** Never valid: nothing of it is known but what is wrong. */
export const brokenDetails: TenantDetails = {
  ...broken,
  entityRef: 'system:default/broken',
  environments: [],
  members: { people: [], total: 0 },
  network: [],
  findings: [
    {
      rule: 'yaml',
      severity: 'error',
      file: 'tenants/broken/tenant.yaml',
      line: 3,
      message: 'The file is not YAML.',
      remedy: 'Indent the line like its neighbours.',
    },
  ],
  links: [
    {
      kind: 'gitops',
      url: 'https://forge.example.com/platform/gitops/src/branch/main/tenants/broken',
    },
  ],
  may: { update: false, delete: false },
  status: treeIsRead,
  requestsStatus: requestsAreRead,
};

/** Only requested: what it would be. */
export const refundsDetails: TenantDetails = {
  ...paymentsDetails,
  ...refunds,
  entityRef: 'system:default/refunds',
  environments: refunds.environments.map(environment => ({
    ...environment,
    price: {
      name: environment.name,
      suspended: false,
      amount: 113.7,
      lines: priceLines,
    },
    exposed: [],
  })),
  network: [],
  links: [],
};
