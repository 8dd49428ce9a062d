import {
  NetworkAnswer,
  NetworkPeer,
  NetworkSource,
  NetworkStatus,
} from '@socle/plugin-cilium-common';

export const now = '2026-11-21T10:32:00Z';

const ok = { level: 'ok' as const, reason: 'Flows arrive.', observedAt: now };

/** A cluster that is seen in whole. */
export const paris: NetworkSource = {
  cluster: 'paris-nonprod',
  title: 'Paris, non-production',
  environments: ['dev'],
  flows: {
    state: 'live',
    status: ok,
    since: '2026-11-21T08:00:00Z',
    heardAt: now,
    lostEvents: 0,
    nodes: { connected: 3, unavailable: 0 },
  },
  policies: { state: 'live', status: ok, missing: [] },
};

/** The same, from which nothing comes. */
export const parisBlind: NetworkSource = {
  ...paris,
  flows: {
    state: 'blind',
    status: {
      level: 'error',
      reason: 'No flow ever arrived.',
      observedAt: now,
    },
    failure: 'certificate-expired',
    heardAt: '2026-11-21T10:00:00Z',
    lostEvents: 0,
  },
};

/** The same, which was lost. */
export const parisStale: NetworkSource = {
  ...paris,
  flows: {
    ...paris.flows,
    state: 'stale',
    status: {
      level: 'error',
      reason: 'Hubble Relay does not answer.',
      observedAt: '2026-11-21T10:20:00Z',
      staleSince: '2026-11-21T10:21:00Z',
    },
    failure: 'unreachable',
  },
};

export const base: NetworkAnswer = {
  entityRef: 'component:default/checkout',
  tenant: { name: 'payments', title: 'Payments' },
  environments: [
    { name: 'dev', cluster: 'paris-nonprod', namespace: 'payments-dev' },
    { name: 'prod', cluster: 'paris-prod', namespace: 'payments-prod' },
  ],
  sources: [paris],
  refusedScope: [],
  may: { ask: true, propose: true },
};

export const quiet: NetworkStatus = {
  level: 'ok',
  sentences: [
    {
      code: 'nothingRefused',
      parameters: { since: '2026-11-21T08:00:00Z' },
    },
  ],
  refused: 0,
  fresh: 0,
};

export const refusing: NetworkStatus = {
  level: 'error',
  sentences: [{ code: 'refusedNew', parameters: { count: 3, fresh: 2 } }],
  refused: 3,
  fresh: 2,
};

export const blind: NetworkStatus = {
  level: 'unknown',
  sentences: [
    {
      code: 'blind',
      parameters: {
        cluster: 'paris-nonprod',
        since: '2026-11-21T10:00:00.000Z',
      },
    },
  ],
  refused: 0,
  fresh: 0,
};

export const checkout: NetworkPeer = {
  kind: 'workload',
  name: 'checkout',
  own: true,
  cluster: 'paris-nonprod',
  namespace: 'payments-dev',
  tenant: 'payments',
  environment: 'dev',
};

export const ledger: NetworkPeer = { ...checkout, name: 'ledger' };

export const search: NetworkPeer = {
  kind: 'workload',
  name: 'search',
  own: false,
  cluster: 'paris-nonprod',
  namespace: 'shop-dev',
  tenant: 'shop',
};

export const stripe: NetworkPeer = {
  kind: 'outside',
  name: 'api.stripe.com',
  own: false,
  address: '198.51.100.7',
};
