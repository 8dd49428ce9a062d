import { HealthEvidence, ObjectiveEvidence, SourceEvidence } from '../evidence';

export const now = '2026-11-21T10:00:00.000Z';

/** Seconds since 1970, so many before now. */
export const ago = (seconds: number) => Date.parse(now) / 1000 - seconds;

/** HTTP requests that fare well. */
export function httpSource(
  changes: Partial<SourceEvidence> = {},
): SourceEvidence {
  return {
    convention: 'http-stable',
    kind: 'http',
    metric: 'http_server_request_duration_seconds',
    windowSeconds: 300,
    requests: { value: 12.5 },
    failureRatio: { value: 0.0002 },
    p95: { value: 0.18 },
    newest: { value: ago(20) },
    history: [1, 2, 3, 4].map(weeksAgo => ({
      weeksAgo,
      requests: { value: 11 },
      failureRatio: { value: 0.0004 },
      p95: { value: 0.15 + weeksAgo / 100 },
    })),
    ...changes,
  };
}

/** An objective that holds. */
export function availability(
  changes: Partial<ObjectiveEvidence> = {},
): ObjectiveEvidence {
  return {
    name: 'checkout-availability',
    indicator: 'availability',
    target: 0.999,
    windowSeconds: 2_592_000,
    budgetLeft: { value: 0.8 },
    burnRate: { value: 0.4 },
    ...changes,
  };
}

/** Everything that is known of a service that fares well. */
export function evidenceOf(
  changes: Partial<HealthEvidence> = {},
): HealthEvidence {
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'HealthEvidence',
    service: { name: 'checkout', namespace: 'payments-prod' },
    now,
    sources: [httpSource()],
    saturation: [
      {
        signal: 'memoryOverLimit',
        source: 'kube-state-metrics and cAdvisor',
        reading: { value: 0.62 },
      },
      {
        signal: 'restarts',
        source: 'kube-state-metrics',
        windowSeconds: 3600,
        reading: { value: 0 },
      },
    ],
    alerts: [],
    objectives: [],
    pipeline: {
      metrics: 'answers',
      expectedSeconds: 30,
      collectors: [
        { name: 'paris-prod', up: true, queueUsed: { value: 0.01 } },
      ],
    },
    ...changes,
  };
}
