import fc from 'fast-check';
import { englishHealthMessages } from '../messages';
import { sayReadably } from '../messages/readable';
import { HealthEvidence } from './evidence';
import { explainHealth } from './explainHealth';
import {
  ago,
  availability,
  evidenceOf,
  httpSource,
  now,
} from './__testUtils__/evidence';

/** The verdict in a line. */
const verdict = (evidence: HealthEvidence) => {
  const { level, reason } = explainHealth(evidence);
  return `${level}: ${sayReadably(englishHealthMessages.reasons, reason)}`;
};

const source = (changes: Parameters<typeof httpSource>[0]) =>
  evidenceOf({ sources: [httpSource(changes)] });
const pipeline = (changes: Partial<HealthEvidence['pipeline']>) =>
  evidenceOf({ pipeline: { ...evidenceOf().pipeline, ...changes } });
const saturation = (
  signal: NonNullable<HealthEvidence['saturation']>[number]['signal'],
  value: number | string,
) =>
  evidenceOf({
    saturation: [
      {
        signal,
        source: 'kube-state-metrics',
        windowSeconds: 3600,
        reading: { value },
      },
    ],
  });
const objective = (changes: Parameters<typeof availability>[0]) =>
  evidenceOf({ objectives: [availability(changes)] });

describe('explainHealth', () => {
  it.each<[string, HealthEvidence, string]>([
    [
      'a service that fares well',
      evidenceOf(),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'no request at all',
      source({ requests: { value: 0 }, failureRatio: { value: 'NaN' } }),
      'unknown: No request has come for 5 min.',
    ],
    [
      'rates that nobody can tell',
      source({ requests: { value: 'NaN' } }),
      'unknown: Nobody can tell how many requests come.',
    ],
    [
      'a gap where the rate should be',
      source({ requests: { value: null } }),
      'unknown: Nobody can tell how many requests come.',
    ],
    [
      'no errors at all',
      source({ failureRatio: { value: '0' } }),
      'ok: 12.5 requests a second; 0% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'more errors than in any of the last weeks',
      source({ failureRatio: { value: 0.03 } }),
      'warning: 3% of requests failed in the last 5 min; at this time of the week it has been 0.04% at most.',
    ],
    [
      'far more errors than in any of the last weeks',
      source({ failureRatio: { value: '0.2' } }),
      'error: 20% of requests failed in the last 5 min; at this time of the week it has been 0.04% at most.',
    ],
    [
      'as many errors as always',
      source({
        failureRatio: { value: 0.3 },
        history: [
          { weeksAgo: 1, failureRatio: { value: 0.28 }, p95: { value: 1 } },
        ],
      }),
      'ok: 12.5 requests a second; 30% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'errors of a service that nobody knows yet',
      source({ failureRatio: { value: 0.02 }, history: [] }),
      'warning: 2% of requests failed in the last 5 min; the platform warns at 1% where there is no objective.',
    ],
    [
      'weeks of which nothing is known',
      source({
        failureRatio: { value: 0.06 },
        history: [{ weeksAgo: 1, failureRatio: { value: 'NaN' } }],
      }),
      'error: 6% of requests failed in the last 5 min; the platform warns at 1% where there is no objective.',
    ],
    [
      'too few requests to judge errors by',
      source({ requests: { value: 0.01 }, failureRatio: { value: 0.33 } }),
      'unknown: 33% of 3 requests in 5 min failed: too few to judge by.',
    ],
    [
      'shares that cannot be',
      source({ failureRatio: { value: '+Inf' } }),
      'unknown: Nobody can tell how many requests fail.',
    ],
    [
      'more failures than requests, as after a reset',
      source({ failureRatio: { value: 1.5 } }),
      'unknown: Nobody can tell how many requests fail.',
    ],
    [
      'slower requests than in any of the last weeks',
      source({ p95: { value: 0.5 } }),
      'warning: 95 of 100 requests take up to 500 ms; at this time of the week it has been 190 ms at most.',
    ],
    [
      'far slower requests',
      source({ p95: { value: 2.5 } }),
      'error: 95 of 100 requests take up to 2.5 sec; at this time of the week it has been 190 ms at most.',
    ],
    [
      'twice as slow, where that is nothing',
      source({
        p95: { value: 0.004 },
        history: [
          { weeksAgo: 1, p95: { value: 0.002 }, failureRatio: { value: 0 } },
        ],
      }),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 4 ms.',
    ],
    [
      'durations beyond every bucket',
      source({ p95: { value: '+Inf' } }),
      'unknown: Nobody can tell how long requests take.',
    ],
    [
      'errors over the objective, whatever the last weeks were',
      evidenceOf({
        sources: [httpSource({ failureRatio: { value: 0.004 } })],
        objectives: [availability()],
      }),
      'warning: 0.4% of requests failed in the last 5 min; checkout-availability allows 0.1%.',
    ],
    [
      'errors far over the objective',
      evidenceOf({
        sources: [httpSource({ failureRatio: { value: 0.02 } })],
        objectives: [availability()],
      }),
      'error: 2% of requests failed in the last 5 min; checkout-availability allows 0.1%.',
    ],
    [
      'slow requests over the objective',
      evidenceOf({
        objectives: [
          availability({
            name: 'checkout-latency',
            indicator: 'latency',
            target: 0.99,
            thresholdSeconds: 0.25,
            badRatio: { value: 0.05 },
          }),
        ],
      }),
      'warning: 5% of requests took longer than 250 ms in the last 5 min; checkout-latency allows 1%.',
    ],
    [
      'a budget that is nearly spent',
      objective({ budgetLeft: { value: 0.04 } }),
      'warning: Only 4% of the error budget of checkout-availability is left.',
    ],
    [
      'a budget that was spent a while ago',
      objective({ budgetLeft: { value: -0.2 }, burnRate: { value: 0.1 } }),
      'warning: The error budget of checkout-availability is spent.',
    ],
    [
      'a budget that is spent and burns on',
      objective({ budgetLeft: { value: '-0.2' }, burnRate: { value: 2 } }),
      'error: The error budget of checkout-availability is spent, and goes on burning 2 times as fast as allowed.',
    ],
    [
      'a budget that burns fast',
      objective({ burnRate: { value: 20 } }),
      'error: The error budget of checkout-availability burns 20 times as fast as allowed; 80% is left.',
    ],
    [
      'a budget of which nothing is known',
      objective({ budgetLeft: { value: 'NaN' } }),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'memory near its limit',
      saturation('memoryOverLimit', 0.93),
      'warning: A container uses 93% of its memory limit, and is killed at the limit.',
    ],
    [
      'memory at its limit',
      saturation('memoryOverLimit', 0.99),
      'error: A container uses 99% of its memory limit, and is killed at the limit.',
    ],
    [
      'a throttled container',
      saturation('throttled', 0.4),
      'warning: A container is held back in 40% of its CPU periods.',
    ],
    [
      'one restart, as extrapolated',
      saturation('restarts', 0.98),
      'warning: 1 container restarted in the last 1 hr.',
    ],
    [
      'restarts again and again',
      saturation('restarts', 11.02),
      'error: Containers restarted 11 times in the last 1 hr.',
    ],
    [
      'a missing replica',
      saturation('replicasMissing', 1),
      'warning: 1 replica is missing.',
    ],
    [
      'a quota without room',
      saturation('quotaUsed', 1),
      'warning: 100% of a quota is used; what comes on top of it is refused.',
    ],
    [
      'more memory than was asked for, with room below the limit',
      saturation('memoryOverRequest', 3),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'an urgent alert',
      evidenceOf({
        alerts: [
          {
            name: 'PodCrashLooping',
            severity: 'critical',
            state: 'firing',
            summary: 'Pod checkout-6d5f keeps crashing',
          },
        ],
      }),
      'error: Pod checkout-6d5f keeps crashing (alert PodCrashLooping).',
    ],
    [
      'an alert without words',
      evidenceOf({ alerts: [{ name: 'X', state: 'firing' }] }),
      'warning: The alert X fires.',
    ],
    [
      'alerts that nobody has to hear',
      evidenceOf({
        alerts: [
          { name: 'Watchdog', severity: 'none', state: 'firing' },
          { name: 'Soon', severity: 'critical', state: 'pending' },
          {
            name: 'Known',
            severity: 'critical',
            state: 'firing',
            silenced: true,
          },
        ],
      }),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'a service that tells nothing of its requests',
      evidenceOf({ sources: [] }),
      'unknown: The service tells nothing of its requests; only its containers are seen.',
    ],
    [
      'the same that restarts again and again',
      { ...saturation('restarts', 30), sources: [] },
      'error: Containers restarted 30 times in the last 1 hr.',
    ],
    [
      'Prometheus that does not answer',
      pipeline({ metrics: 'unreachable' }),
      'unknown: Prometheus does not answer, so nothing can be told.',
    ],
    [
      'half an answer',
      pipeline({ metrics: 'partly' }),
      'unknown: Prometheus answered in part, so that what is missing may be what is wrong.',
    ],
    [
      'a collector that is gone',
      pipeline({ collectors: [{ name: 'paris-prod', up: false }] }),
      'unknown: The collector paris-prod does not run.',
    ],
    [
      'a collector whose queue is full',
      pipeline({
        collectors: [
          { name: 'paris-prod', up: true, queueUsed: { value: 0.97 } },
        ],
      }),
      'unknown: The queue of the collector paris-prod is 97% full; what comes on top of it is lost.',
    ],
    [
      'a collector that cannot pass on what it gets',
      pipeline({
        collectors: [
          { name: 'paris-prod', up: true, failedPerSecond: { value: 3.2 } },
        ],
      }),
      'unknown: The collector paris-prod cannot pass on 3.2 items of telemetry a second.',
    ],
    [
      'samples that stopped a minute ago',
      source({ newest: { value: ago(61) } }),
      'unknown: The last sample came 61 sec ago, longer than samples take.',
    ],
    [
      'figures that were kept for long',
      source({ requests: { value: 3, at: '2026-11-21T09:50:00Z' } }),
      'unknown: The last sample came 10 min ago, longer than samples take.',
    ],
    [
      'no sample any more',
      source({ newest: { value: null } }),
      'unknown: No sample of http_server_request_duration_seconds arrives any more.',
    ],
    [
      'a clock that is a little ahead',
      source({ newest: { value: ago(-20) } }),
      'ok: 12.5 requests a second; 0.02% fail, and 95 of 100 take at most 180 ms.',
    ],
    [
      'a clock that is far ahead',
      source({ newest: { value: ago(-600) } }),
      'unknown: Samples come 10 min from the future: a clock is wrong.',
    ],
    [
      'errors seen through a sick pipeline: still errors',
      {
        ...pipeline({ metrics: 'partly' }),
        sources: [httpSource({ failureRatio: { value: 0.5 } })],
      },
      'error: 50% of requests failed in the last 5 min; at this time of the week it has been 0.04% at most.',
    ],
    [
      'one of two kinds of requests that fails',
      evidenceOf({
        sources: [
          httpSource(),
          httpSource({
            convention: 'rpc-new',
            kind: 'rpc',
            metric: 'rpc_server_call_duration_seconds',
            failureRatio: { value: 0.5 },
          }),
        ],
      }),
      'error: 50% of requests failed in the last 5 min; at this time of the week it has been 0.04% at most.',
    ],
  ])('says of %s', (_title, evidence, expected) => {
    expect(verdict(evidence)).toBe(expected);
  });

  it('gives each check its figures, window, source, basis and age', () => {
    const { checks, ageSeconds } = explainHealth(
      source({
        failureRatio: { value: 0.2, at: '2026-11-21T09:59:45Z' },
      }),
    );
    expect(checks.map(({ aspect, level }) => `${aspect} ${level}`)).toEqual([
      'errors error',
      'latency ok',
      'restarts ok',
      'saturation ok',
      'pipeline ok',
      'traffic ok',
    ]);
    expect(checks[0]).toEqual({
      aspect: 'errors',
      level: 'error',
      reason: {
        code: 'errorsUnusual',
        parameters: { share: 0.2, allowed: 0.0004, window: 300 },
      },
      windowSeconds: 300,
      source: 'http_server_request_duration_seconds',
      basis: 'history',
      observedAt: '2026-11-21T09:59:45.000Z',
      ageSeconds: 15,
    });
    expect(ageSeconds).toBe(15);
  });

  it('is never well where nothing is known, and never throws', () => {
    const figure = fc.record({
      value: fc.oneof(
        fc.double(),
        fc.constantFrom('NaN', '+Inf', '-Inf', '', 'x', null),
      ),
    });
    const anything = fc.record({
      requests: figure,
      failureRatio: figure,
      p95: figure,
      newest: figure,
    });
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), sources => {
        const evidence = evidenceOf({
          sources: sources.map(figures =>
            httpSource({ ...figures, history: [] }),
          ),
        });
        const { level, checks } = explainHealth(evidence);
        const known = sources.every(({ requests }) => {
          const rate = Number(requests.value ?? Number.NaN);
          return Number.isFinite(rate) && rate > 0;
        });
        expect(checks.length).toBeGreaterThan(0);
        expect(level === 'ok' && (!known || sources.length === 0)).toBe(false);
      }),
    );
  });

  it('is as old as the oldest of its figures', () => {
    expect(explainHealth(evidenceOf())).toMatchObject({
      observedAt: now,
      ageSeconds: 0,
    });
  });
});
