import {
  EntityHealth,
  EnvironmentHealth,
  ObjectiveStanding,
  ServedFigures,
} from '@socle/plugin-opentelemetry-common';
import {
  blindVerdict,
  comparedOf,
  failingVerdict,
  observedAt,
  silentVerdict,
  sourceOf,
  wellVerdict,
} from './figures';

export const standing: ObjectiveStanding = {
  name: 'checkout-availability',
  title: 'Checkout answers',
  indicator: 'availability',
  target: 0.999,
  windowSeconds: 2_592_000,
  coveredSeconds: 1_296_000,
  budgetLeft: 0.8,
  burnRate: 0.4,
};

export const servedOf = (
  requests: number | null,
  failureRatio: number | null,
  p95: number | null,
): ServedFigures => ({
  source: {
    convention: 'http-stable',
    kind: 'http',
    metric: 'http_server_request_duration_seconds',
    histogram: 'classic',
  },
  requests: comparedOf(requests, 11, 'perSecond'),
  failureRatio: comparedOf(failureRatio, 0.0004, 'share'),
  p95: comparedOf(p95, 0.15, 'seconds'),
});

export const environmentOf = (
  changes: Partial<EnvironmentHealth> = {},
): EnvironmentHealth => ({
  name: 'prod',
  cluster: 'paris-prod',
  namespace: 'payments-prod',
  service: 'checkout',
  reporting: 'requests',
  verdict: wellVerdict,
  figures: [servedOf(12.5, 0.0002, 0.18)],
  objectives: [standing],
  alerts: [],
  deploys: [
    {
      at: '2026-03-10T21:10:00.000Z',
      revision: '1.4.3',
      application: 'payments.prod.checkout',
      environment: 'prod',
      by: 'ines.moreau',
    },
  ],
  links: [
    {
      kind: 'traces',
      system: 'tempo',
      url: 'https://grafana.example/explore?tempo',
    },
  ],
  sources: [sourceOf()],
  warnings: [],
  ...changes,
});

const dev = environmentOf({
  name: 'dev',
  cluster: 'paris-nonprod',
  namespace: 'payments-dev',
  objectives: [],
  deploys: [],
});

export const healthOf = (
  environments: EnvironmentHealth[],
  changes: Partial<EntityHealth> = {},
): EntityHealth => {
  const worst = environments.at(-1);
  return {
    entityRef: 'component:default/checkout',
    tenant: { name: 'payments', title: 'Payments' },
    ...(worst && { verdict: worst.verdict, worstEnvironment: worst.name }),
    environments,
    refused: [],
    ...changes,
  };
};

export const healthy = healthOf([dev, environmentOf()]);

export const failingEnvironment = environmentOf({
  verdict: failingVerdict,
  figures: [servedOf(12.5, 0.12, 0.9)],
  objectives: [
    { ...standing, budgetLeft: 0.05, burnRate: 120, exhaustedInSeconds: 5_400 },
  ],
  alerts: [
    {
      name: 'CheckoutBurnsItsBudget',
      state: 'firing',
      severity: 'critical',
      summary: 'Checkout fails too often for its customers.',
      runbook: 'https://wiki.example/checkout',
      since: '2026-03-10T21:15:00.000Z',
      labels: {},
      source: 'paris-prod',
    },
    {
      name: 'CheckoutIsSlow',
      state: 'firing',
      severity: 'warning',
      summary: 'Checkout is slow.',
      silence: { until: '2026-03-11T08:00:00.000Z', by: 'amara.diallo' },
      labels: {},
      source: 'paris-prod',
    },
  ],
});

export const failing = healthOf([dev, failingEnvironment]);

export const stale = healthOf([
  environmentOf({
    sources: [sourceOf({ staleSince: '2026-03-10T22:05:00.000Z' })],
  }),
]);

export const blind = healthOf([
  environmentOf({
    reporting: 'unavailable',
    verdict: blindVerdict,
    figures: [],
    objectives: [],
    deploys: [],
    sources: [
      sourceOf({
        level: 'unknown',
        observedAt,
        staleSince: '2026-03-10T21:50:00.000Z',
      }),
    ],
    warnings: [
      {
        code: 'unreachable',
        parameters: { source: 'paris-prod', message: 'connect ECONNREFUSED' },
      },
    ],
  }),
]);

export const withoutTraffic = healthOf([
  environmentOf({
    verdict: silentVerdict,
    figures: [servedOf(0, null, null)],
    objectives: [{ ...standing, budgetLeft: undefined, burnRate: undefined }],
  }),
]);

const untold = environmentOf({
  reporting: 'nothing',
  verdict: {
    ...silentVerdict,
    reason: { code: 'onlyCluster', parameters: {} },
  },
  figures: [],
  objectives: [],
  deploys: [],
});

export const nothing = healthOf([{ ...untold, name: 'dev' }, untold]);

export const notConfigured = healthOf([
  { ...untold, reporting: 'notConfigured' },
]);

export const homeless: EntityHealth = {
  entityRef: 'component:default/checkout',
  environments: [],
  refused: [
    {
      annotation: 'socle.dev/tenant',
      value: 'shop',
      reason: 'owner-not-in-tenant',
    },
  ],
};
