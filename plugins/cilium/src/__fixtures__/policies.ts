import {
  AskAnswer,
  AskChoices,
  EntityServiceMap,
  EntityWorkloads,
  NetworkWorkload,
  WhatIfAnswer,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import { base, checkout, ledger, now, stripe } from './answers';
import { deniedEvaluation, denyAll, details } from './refusals';

const workload: NetworkWorkload = {
  id: 'checkout.payments-dev',
  environment: 'dev',
  cluster: 'paris-nonprod',
  namespace: 'payments-dev',
  kind: 'Deployment',
  name: 'checkout',
  labels: { app: 'checkout' },
  pods: 2,
  policies: 2,
  ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
};

export const workloads: EntityWorkloads = { ...base, workloads: [workload] };

export const effective: WorkloadPolicy = {
  ...base,
  workload,
  effective: {
    ingress: {
      state: 'closed',
      defaultDeny: [{ ...denyAll, isBaseline: true }],
      rows: [
        {
          verdict: 'allow',
          peer: { kind: 'pods', namespace: 'edge', text: 'app=gateway' },
          ports: ['8080/TCP'],
          requests: ['GET /v1/.*'],
          rules: [
            {
              policy: { ...denyAll, name: 'from-gateway' },
              section: 'ingress',
              index: 0,
              path: 'spec.ingress[0]',
            },
          ],
          isDoubtful: false,
        },
      ],
      conflict: [],
    },
    egress: { state: 'open', defaultDeny: [], rows: [], conflict: [] },
  },
  policies: details.policies,
  findings: [],
  namespaces: {},
};

const at = Date.parse(now);

export const map: EntityServiceMap = {
  ...base,
  window: { from: '2026-11-21T09:32:00Z', to: now },
  focus: ['p/payments-dev/checkout'],
  more: 0,
  map: {
    hidden: 0,
    nodes: [
      {
        id: 'p/payments-dev/checkout',
        kind: 'workload',
        name: 'payments-dev/checkout',
        cluster: 'p',
        namespace: 'payments-dev',
        isOwn: true,
      },
      {
        id: 'p/payments-dev/ledger',
        kind: 'workload',
        name: 'payments-dev/ledger',
        cluster: 'p',
        namespace: 'payments-dev',
        isOwn: true,
      },
      {
        id: 'outside/api.stripe.com',
        kind: 'outside',
        name: 'api.stripe.com',
        isOwn: false,
      },
    ],
    edges: [
      {
        from: 'p/payments-dev/checkout',
        to: 'p/payments-dev/ledger',
        outcome: 'refused',
        lastSeen: at,
        ports: [
          {
            port: 5432,
            protocol: 'TCP',
            allowed: 0,
            refused: 12,
            audited: 0,
            encryption: 'none',
            firstSeen: at,
            lastSeen: at,
          },
        ],
      },
      {
        from: 'p/payments-dev/checkout',
        to: 'outside/api.stripe.com',
        outcome: 'allowed',
        lastSeen: at,
        ports: [
          {
            port: 443,
            protocol: 'TCP',
            allowed: 4,
            refused: 0,
            audited: 0,
            firstSeen: at,
            lastSeen: at,
          },
        ],
      },
    ],
  },
};

export const peers: AskChoices = {
  ...base,
  choices: [
    { id: 'checkout.payments-dev', peer: checkout },
    { id: 'ledger.payments-dev', peer: ledger },
    { id: 'api.stripe.com', peer: stripe },
  ],
};

export const answer: AskAnswer = {
  ...base,
  from: checkout,
  to: ledger,
  port: 5432,
  protocol: 'TCP',
  environment: 'dev',
  evaluation: deniedEvaluation,
  policies: details.policies,
  group: 'ledger',
};

export const trial: WhatIfAnswer = {
  ...base,
  environment: 'dev',
  tried: { kinds: 3, flows: 40, since: '2026-11-20T10:32:00Z' },
  changed: [
    {
      from: checkout,
      to: ledger,
      port: 5432,
      protocol: 'TCP',
      count: 12,
      lastSeen: now,
      before: 'allowed',
      after: 'denied',
    },
  ],
  more: 0,
  findings: [],
  unreadable: [],
  leftAside: [],
};
