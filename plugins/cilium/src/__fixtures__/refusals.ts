import {
  EntityRefusals,
  PolicyReference,
  PolicyText,
  ProposalPreview,
  RefusalDetails,
  RefusedGroup,
  ShownEvaluation,
} from '@socle/plugin-cilium-common';
import {
  base,
  checkout,
  ledger,
  now,
  refusing,
  search,
  stripe,
} from './answers';

const ofLedger: RefusedGroup = {
  id: 'ledger',
  environment: 'dev',
  cluster: 'paris-nonprod',
  direction: 'egress',
  from: checkout,
  to: ledger,
  port: 5432,
  protocol: 'TCP',
  refusedAt: 'egress',
  reason: 'notAllowed',
  count: 12,
  firstSeen: '2026-11-21T10:00:00Z',
  lastSeen: now,
  isNew: true,
  isFolded: false,
};

/** What was refused of checkout. */
export const groups: RefusedGroup[] = [
  ofLedger,
  {
    ...ofLedger,
    id: 'stripe',
    environment: 'prod',
    cluster: 'paris-prod',
    to: stripe,
    port: 443,
    reason: 'request',
    request: { method: 'GET', path: '/v1/charges' },
    count: 2,
    isNew: false,
  },
  {
    ...ofLedger,
    id: 'shop',
    direction: 'ingress',
    from: search,
    to: checkout,
    port: 8080,
    refusedAt: 'ingress',
    reason: 'denied',
    count: 1,
    isNew: false,
  },
];

export const refusals: EntityRefusals = {
  ...base,
  status: refusing,
  groups,
  more: 0,
};

export const denyAll: PolicyReference = {
  kind: 'CiliumNetworkPolicy',
  namespace: 'payments-dev',
  name: 'deny-all',
  file: 'tenants/payments/dev/network.yaml',
  line: 1,
};

const denyAllText: PolicyText = {
  policy: denyAll,
  text: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: deny-all
spec:
  endpointSelector: {}
  egress: [{}]
`,
  source: {
    file: 'tenants/payments/dev/network.yaml',
    url: 'https://forge.example/platform/gitops/network.yaml',
  },
  marks: [{ line: 7, role: 'selects', direction: 'egress' }],
};

const nothing = { deciding: [], nearest: [], notEnforced: [] };

export const deniedEvaluation: ShownEvaluation = {
  verdict: 'denied',
  summary: {
    code: 'deniedByEgress',
    parameters: { from: 'checkout', to: 'ledger', port: '5432/TCP' },
  },
  egress: {
    result: {
      verdict: 'denied',
      reason: 'defaultDeny',
      isRedirected: false,
      unknown: [],
      onceResolved: false,
    },
    sentences: [
      {
        code: 'egressDefaultDeny',
        parameters: {
          who: 'checkout',
          count: 1,
          policies: 'payments-dev/deny-all',
        },
      },
    ],
    trace: {
      ...nothing,
      selecting: [{ policy: denyAll, defaultDeny: true }],
      nearest: [
        {
          policy: denyAll,
          section: 'egress',
          index: 0,
          path: 'spec.egress[0]',
          line: 7,
          lacks: [],
        },
      ],
    },
    hidden: false,
  },
  ingress: {
    result: {
      verdict: 'allowed',
      reason: 'free',
      isRedirected: false,
      unknown: [],
      onceResolved: false,
    },
    sentences: [],
    hidden: true,
  },
};

export const allowedEvaluation: ShownEvaluation = {
  ...deniedEvaluation,
  verdict: 'allowed',
  summary: { ...deniedEvaluation.summary, code: 'allowed' },
};

/** Why checkout does not reach ledger. */
export const details: RefusalDetails = {
  ...base,
  group: ofLedger,
  examples: [{ time: now, node: 'node-1', deniedBy: [] }],
  evaluation: deniedEvaluation,
  policies: [denyAllText],
};

export const disagreeing: RefusalDetails = {
  ...details,
  evaluation: allowedEvaluation,
  disagreement: {
    hubble: 'denied',
    evaluator: 'allowed',
    mayBe: [
      { code: 'policy-changed', at: now, policy: denyAll },
      { code: 'identity-changed' },
    ],
  },
};

export const proposal: ProposalPreview = {
  after: 'allowed',
  parts: [
    {
      side: 'egress',
      own: true,
      tenant: 'payments',
      environment: 'dev',
      state: 'needed',
      cautions: ['morePods'],
      traffic: {
        to: { environment: 'dev', labels: { app: 'ledger' } },
        ports: ['5432/TCP'],
      },
      policies: ['kind: CiliumNetworkPolicy\n'],
      files: [
        {
          path: 'tenants/payments/tenant.yaml',
          kind: 'changed',
          added: 1,
          removed: 0,
          hunks: [
            {
              oldStart: 10,
              oldLines: 1,
              newStart: 10,
              newLines: 2,
              lines: [' traffic:', '+  - to: { labels: { app: ledger } }'],
            },
          ],
        },
      ],
      findings: [],
    },
    {
      side: 'ingress',
      own: false,
      tenant: 'shop',
      environment: 'dev',
      state: 'needed',
      cautions: [],
      traffic: { from: { tenant: 'payments' }, ports: ['5432/TCP'] },
      policies: [],
      files: [],
      findings: [],
    },
  ],
  radius: {
    pairs: [
      {
        from: checkout,
        to: search,
        ports: [
          {
            protocol: 'TCP',
            from: 5432,
            to: 5432,
            before: 'denied',
            after: 'allowed',
          },
        ],
      },
    ],
    flows: [],
    morePairs: 1,
    moreFlows: 0,
  },
  risks: [{ code: 'opens-other-tenant', parameters: { tenant: 'shop' } }],
};
