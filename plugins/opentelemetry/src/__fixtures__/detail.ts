import {
  Chart,
  ChartPoint,
  EntityInstrumentation,
  EntityObjectives,
  HealthDetail,
  Onboarding,
  onboardingSteps,
} from '@socle/plugin-opentelemetry-common';
import { figureOf, observedAt, query, sourceOf } from './figures';
import { failingEnvironment, standing } from './health';

const to = Date.parse(observedAt) / 1_000;
const from = to - 10_800;
const step = 900;

/** A point each quarter of an hour. */
const pointsOf = (value: (at: number) => number | null): ChartPoint[] =>
  Array.from({ length: 13 }, (_, index) => {
    const at = from + index * step;
    return [at, value(at)];
  });

const deployedAt = Date.parse('2026-03-10T21:10:00.000Z') / 1_000;
const origin = { query, source: 'paris-prod', windowSeconds: 300 };

const charts: Chart[] = [
  {
    id: 'requests',
    kind: 'http',
    unit: 'perSecond',
    lines: [
      {
        id: 'requests',
        points: pointsOf(at => (at === from ? null : 12.5)),
        origin,
      },
      {
        id: 'failures',
        points: pointsOf(at => (at > deployedAt ? 1.5 : 0)),
        origin,
      },
    ],
    exemplars: [],
  },
  {
    id: 'failureRatio',
    kind: 'http',
    unit: 'share',
    lines: [
      {
        id: 'failureRatio',
        points: pointsOf(at => (at > deployedAt ? 0.12 : 0.0002)),
        origin,
      },
    ],
    exemplars: [],
  },
  {
    id: 'durations',
    kind: 'http',
    unit: 'seconds',
    lines: [
      { id: 'p50', points: pointsOf(() => 0.04), origin },
      {
        id: 'p95',
        points: pointsOf(at => (at > deployedAt ? 0.9 : 0.18)),
        origin,
      },
      {
        id: 'p99',
        points: pointsOf(at => (at > deployedAt ? 1.6 : 0.4)),
        origin,
      },
    ],
    exemplars: [
      {
        at: '2026-03-10T21:40:00.000Z',
        value: 1.2,
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        url: 'https://grafana.example/explore?trace=4bf9',
      },
    ],
  },
];

export const detail: HealthDetail = {
  entityRef: 'component:default/checkout',
  range: {
    id: '3h',
    from: new Date(from * 1_000).toISOString(),
    to: observedAt,
    stepSeconds: step,
  },
  health: failingEnvironment,
  charts,
  deploys: failingEnvironment.deploys,
  alertSpans: [
    {
      name: 'CheckoutBurnsItsBudget',
      severity: 'critical',
      from: '2026-03-10T21:15:00.000Z',
    },
  ],
  breakdowns: [
    {
      by: 'route',
      kind: 'http',
      rows: [
        {
          name: '/pay',
          requests: figureOf(10, 'perSecond'),
          failureRatio: figureOf(0.15, 'share'),
          p95: figureOf(1, 'seconds'),
        },
        {
          name: '',
          requests: figureOf(2.5, 'perSecond'),
          failureRatio: figureOf(null, 'share'),
          p95: figureOf(0.02, 'seconds'),
        },
      ],
      total: 60,
    },
    {
      by: 'version',
      kind: 'http',
      rows: [
        {
          name: '1.4.2',
          requests: figureOf(8, 'perSecond'),
          failureRatio: figureOf(0, 'share'),
          p95: figureOf(0.17, 'seconds'),
        },
        {
          name: '1.4.3',
          requests: figureOf(4.5, 'perSecond'),
          failureRatio: figureOf(0.33, 'share'),
          p95: figureOf(1.1, 'seconds'),
        },
      ],
      total: 2,
    },
  ],
  dependencies: [
    {
      peer: 'ledger',
      kind: 'http-client',
      requests: figureOf(12, 'perSecond'),
      failureRatio: figureOf(0, 'share'),
      p95: figureOf(0.03, 'seconds'),
      level: 'ok',
    },
    {
      peer: 'ledger-db',
      kind: 'database',
      requests: figureOf(30, 'perSecond'),
      failureRatio: figureOf(0.2, 'share'),
      p95: figureOf(0.8, 'seconds'),
      level: 'error',
    },
  ],
  saturation: [
    {
      signal: 'memoryOverLimit',
      figure: figureOf(0.95, 'share'),
      measuredBy: 'kube-state-metrics and cAdvisor',
    },
    {
      signal: 'restarts',
      figure: figureOf(2, 'count'),
      measuredBy: 'kube-state-metrics',
    },
  ],
  warnings: [],
};

export const objectives: EntityObjectives = {
  entityRef: 'component:default/checkout',
  environment: 'prod',
  objectives: [
    {
      ...standing,
      budgetLeft: 0.05,
      burnRate: 120,
      exhaustedInSeconds: 5_400,
      budget: {
        events: 1_000_000,
        errors: 950,
        errorRatio: 0.00095,
        left: 0.05,
        burnRate: 120,
        exhaustedInSeconds: 5_400,
        coveredSeconds: 1_296_000,
        windowSeconds: 2_592_000,
      },
      burnDown: pointsOf(at => (at > deployedAt ? 0.05 : 0.8)),
      events: pointsOf(() => 3_000),
      errors: pointsOf(at => (at > deployedAt ? 360 : 1)),
      origins: { burnDown: origin, events: origin, errors: origin },
    },
  ],
  sources: [sourceOf()],
  warnings: [
    {
      code: 'windowNotCovered',
      parameters: { covered: 1_296_000, window: 2_592_000 },
    },
  ],
};

export const instrumentation: EntityInstrumentation = {
  entityRef: 'component:default/checkout',
  environment: 'prod',
  score: {
    score: 71.4,
    band: 'needsImprovement',
    coverage: { rules: 3, ofRules: 19, weight: 70, ofWeight: 510 },
    rules: [
      { id: 'MET-001', impact: 'important', outcome: 'passed' },
      {
        id: 'RES-001',
        impact: 'normal',
        outcome: 'failed',
        subjects: ['checkout-7d9f'],
      },
      { id: 'RES-005', impact: 'critical', outcome: 'passed' },
      {
        id: 'SPA-001',
        impact: 'normal',
        outcome: 'notJudged',
        why: 'notFromMetrics',
      },
    ],
    beyond: [
      {
        code: 'oldConventions',
        subjects: ['http_server_duration_milliseconds'],
      },
    ],
    language: 'nodejs',
  },
  series: 420,
  observedAt,
  sources: [sourceOf()],
  warnings: [],
};

const steps = onboardingSteps({
  service: 'checkout',
  tenant: 'payments',
  environment: 'prod',
  namespace: 'payments-prod',
  cluster: 'paris-prod',
  endpoint: 'http://otel-collector.observability:4318',
});

export const waiting: Onboarding = {
  entityRef: 'component:default/checkout',
  environments: [
    {
      name: 'prod',
      cluster: 'paris-prod',
      namespace: 'payments-prod',
      service: 'checkout',
      endpoint: 'http://otel-collector.observability:4318',
      steps,
      firstData: { state: 'waiting' },
      sources: [sourceOf()],
      warnings: [],
    },
  ],
};

export const arrived: Onboarding = {
  ...waiting,
  environments: [
    {
      ...waiting.environments[0],
      firstData: {
        state: 'arrived',
        metric: 'http_server_request_duration_seconds',
        lastAt: observedAt,
      },
    },
  ],
};
