import {
  PlatformTelemetry,
  ServiceHealth,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import {
  failingVerdict,
  figureOf,
  observedAt,
  silentVerdict,
  sourceOf,
  wellVerdict,
} from './figures';
import { standing } from './health';

const serviceOf = (
  name: string,
  verdict: ServiceHealth['verdict'],
  changes: Partial<ServiceHealth['environments'][number]> = {},
): ServiceHealth => ({
  entityRef: `component:default/${name}`,
  title: name,
  verdict,
  environments: [
    {
      name: 'dev',
      reporting: 'nothing',
      verdict: silentVerdict,
      requests: null,
      failureRatio: null,
      p95: null,
      objectives: [],
      firing: 0,
    },
    {
      name: 'prod',
      reporting: 'requests',
      verdict,
      requests: 12.5,
      failureRatio: 0.0002,
      p95: 0.18,
      objectives: [standing],
      firing: 0,
      ...changes,
    },
  ],
});

export const tenantHealth: TenantHealth = {
  tenant: { name: 'payments', title: 'Payments' },
  environments: [
    { name: 'dev', cluster: 'paris-nonprod' },
    { name: 'prod', cluster: 'paris-prod' },
  ],
  services: [
    serviceOf('checkout', failingVerdict, {
      failureRatio: 0.12,
      objectives: [{ ...standing, budgetLeft: -0.2 }],
      firing: 2,
    }),
    serviceOf('refunds', silentVerdict, {
      requests: 0,
      failureRatio: null,
      p95: null,
      objectives: [],
    }),
    serviceOf('ledger', wellVerdict),
  ],
  omitted: 0,
  sources: [sourceOf()],
  warnings: [],
};

export const platform: PlatformTelemetry = {
  clusters: [
    {
      cluster: 'paris-prod',
      source: sourceOf(),
      collectors: [
        {
          name: 'otel-collector-0',
          job: 'otel-collector',
          up: true,
          signals: [
            {
              signal: 'metrics',
              perSecond: { accepted: 900, sent: 880, failed: 20, refused: 0 },
            },
          ],
          queues: [{ exporter: 'otlphttp', used: 0.95 }],
        },
        {
          name: 'otel-agent-1',
          job: 'otel-agent',
          up: false,
          signals: [],
          queues: [],
        },
      ],
      targets: [
        {
          job: 'kubelet',
          up: 5,
          down: 1,
          downInstances: ['10.0.0.7:10250'],
        },
        { job: 'otel-collector', up: 1, down: 0, downInstances: [] },
      ],
      series: figureOf(120_000, 'count'),
      warnings: [],
    },
    {
      cluster: 'lyon-prod',
      collectors: [],
      targets: [],
      warnings: [],
    },
  ],
  silent: [
    {
      tenant: 'loyalty',
      environment: 'dev',
      cluster: 'paris-nonprod',
      namespace: 'loyalty-dev',
    },
  ],
  cardinality: [
    {
      tenant: 'payments',
      series: 80_000,
      environments: [
        { name: 'dev', cluster: 'paris-nonprod', series: 20_000 },
        { name: 'prod', cluster: 'paris-prod', series: 60_000 },
      ],
    },
    {
      tenant: 'shop',
      series: 4_000,
      environments: [{ name: 'prod', cluster: 'paris-prod', series: 4_000 }],
    },
  ],
  observedAt,
};
