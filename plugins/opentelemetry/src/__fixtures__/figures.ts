import {
  ComparedFigure,
  Figure,
  HealthCheck,
  HealthVerdict,
  QueryUnit,
  SourceState,
} from '@socle/plugin-opentelemetry-common';

export const observedAt = '2026-03-10T22:00:00.000Z';

export const query =
  'sum(rate(http_server_request_duration_seconds_count{k8s_namespace_name="payments-prod",service_name="checkout"}[5m]))';

export const figureOf = (value: number | null, unit: QueryUnit): Figure => ({
  value,
  unit,
  at: observedAt,
  origin: {
    query,
    source: 'paris-prod',
    windowSeconds: 300,
    grafanaUrl: 'https://grafana.example/explore?left=1',
  },
});

export const comparedOf = (
  now: number | null,
  lastWeek: number | null,
  unit: QueryUnit,
): ComparedFigure => ({
  now: figureOf(now, unit),
  lastWeek: figureOf(lastWeek, unit),
});

export const checkOf = (changes: Partial<HealthCheck> = {}): HealthCheck => ({
  aspect: 'errors',
  level: 'ok',
  reason: {
    code: 'errorsWithinObjective',
    parameters: {
      share: 0.0002,
      objective: 'checkout-availability',
      allowed: 0.001,
    },
  },
  windowSeconds: 300,
  source: 'http_server_request_duration_seconds',
  basis: 'objective',
  observedAt,
  ageSeconds: 20,
  ...changes,
});

export const wellVerdict: HealthVerdict = {
  level: 'ok',
  reason: {
    code: 'well',
    parameters: { rate: 12.5, share: 0.0002, duration: 0.18 },
  },
  checks: [checkOf()],
  observedAt,
  ageSeconds: 20,
};

export const failingVerdict: HealthVerdict = {
  level: 'error',
  reason: {
    code: 'errorsOverObjective',
    parameters: {
      share: 0.12,
      window: 300,
      objective: 'checkout-availability',
      allowed: 0.001,
    },
  },
  checks: [
    checkOf({
      level: 'error',
      reason: {
        code: 'errorsOverObjective',
        parameters: {
          share: 0.12,
          window: 300,
          objective: 'checkout-availability',
          allowed: 0.001,
        },
      },
    }),
    checkOf({
      aspect: 'pipeline',
      reason: { code: 'pipelineWell', parameters: {} },
      basis: undefined,
      source: undefined,
      windowSeconds: undefined,
    }),
  ],
  observedAt,
  ageSeconds: 20,
};

export const blindVerdict: HealthVerdict = {
  level: 'unknown',
  reason: { code: 'metricsUnreachable', parameters: {} },
  checks: [
    checkOf({
      aspect: 'pipeline',
      level: 'unknown',
      reason: { code: 'metricsUnreachable', parameters: {} },
    }),
  ],
  observedAt,
  ageSeconds: 600,
};

export const silentVerdict: HealthVerdict = {
  level: 'unknown',
  reason: { code: 'noTraffic', parameters: { window: 300 } },
  checks: [
    checkOf({
      aspect: 'traffic',
      level: 'unknown',
      reason: { code: 'noTraffic', parameters: { window: 300 } },
    }),
  ],
  observedAt,
  ageSeconds: 20,
};

export const sourceOf = (
  changes: Partial<SourceState['status']> = {},
): SourceState => ({
  name: 'paris-prod',
  kind: 'metrics',
  status: { level: 'ok', reason: '', observedAt, ...changes },
});
