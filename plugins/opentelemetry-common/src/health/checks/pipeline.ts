import { HealthEvidence, PipelineEvidence, SourceEvidence } from '../evidence';
import { amount, finite, momentOf } from '../reading';
import { limits } from '../thresholds';
import { HealthCheck, HealthReason } from '../types';
import { checked, Judging } from './check';

type Collector = NonNullable<PipelineEvidence['collectors']>[number];

/**
 * Whether what is seen can be believed: whether Prometheus answers, samples arrive, and collectors pass on what they get. Of a
 * pipeline that is sick or silent nothing good can be said, so that each fault makes the service unknown.
 */
export function checkPipeline(
  judging: Judging,
  evidence: HealthEvidence,
): HealthCheck[] {
  const { pipeline, sources } = evidence;
  const faults = [
    ...answerFaults(pipeline),
    ...(pipeline.collectors ?? []).flatMap(collectorFaults),
    ...sources.flatMap(source => freshness(judging, source, pipeline)),
    ...(sources.length === 0 && pipeline.metrics === 'answers'
      ? [
          {
            reason: {
              code: isSeen(evidence) ? 'onlyCluster' : 'nothingSeen',
              parameters: {},
            } satisfies HealthReason,
          },
        ]
      : []),
  ];
  return faults.length > 0
    ? faults.map(({ reason, source }) =>
        checked(judging, {
          aspect: 'pipeline',
          level: 'unknown',
          reason,
          ...(source !== undefined && { source }),
        }),
      )
    : [
        checked(judging, {
          aspect: 'pipeline',
          level: 'ok',
          reason: { code: 'pipelineWell', parameters: {} },
        }),
      ];
}

/** Whether anybody tells of the service's containers. */
function isSeen({ saturation = [] }: HealthEvidence): boolean {
  return saturation.some(({ reading }) => finite(reading) !== undefined);
}

interface Fault {
  reason: HealthReason;
  source?: string;
}

function answerFaults({ metrics }: PipelineEvidence): Fault[] {
  switch (metrics) {
    case 'unreachable':
      return [{ reason: { code: 'metricsUnreachable', parameters: {} } }];
    case 'notConfigured':
      return [{ reason: { code: 'metricsNotConfigured', parameters: {} } }];
    case 'partly':
      return [{ reason: { code: 'metricsPartial', parameters: {} } }];
    default:
      return [];
  }
}

function collectorFaults(collector: Collector): Fault[] {
  const { name, up } = collector;
  if (!up) {
    return [
      {
        source: name,
        reason: { code: 'collectorDown', parameters: { collector: name } },
      },
    ];
  }
  const queue = amount(collector.queueUsed);
  const lost: [HealthReason['code'], number | undefined][] = [
    ['collectorRefuses', amount(collector.refusedPerSecond)],
    ['collectorFails', amount(collector.failedPerSecond)],
    ['collectorDrops', amount(collector.droppedPerSecond)],
  ];
  return [
    ...(queue !== undefined && queue >= limits.queue
      ? [
          {
            source: name,
            reason: {
              code: 'collectorFull' as const,
              parameters: { collector: name, share: queue },
            },
          },
        ]
      : []),
    ...lost.flatMap(([code, rate]) =>
      rate !== undefined && rate > 0
        ? [
            {
              source: name,
              reason: { code, parameters: { collector: name, rate } },
            },
          ]
        : [],
    ),
  ];
}

/** Samples arrive twice in the time that is waited for them, so that one that is lost makes nobody unknown. */
function freshness(
  { now }: Judging,
  source: SourceEvidence,
  { expectedSeconds }: PipelineEvidence,
): Fault[] {
  const newest = finite(source.newest);
  if (newest === undefined) {
    return source.newest === undefined
      ? []
      : [
          {
            source: source.metric,
            reason: { code: 'silent', parameters: { metric: source.metric } },
          },
        ];
  }
  const ahead = newest - now / 1000;
  if (ahead > limits.clock) {
    return [
      {
        source: source.metric,
        reason: { code: 'clockAhead', parameters: { age: Math.round(ahead) } },
      },
    ];
  }
  // The figures themselves may have been taken a while ago, and kept.
  const taken = (momentOf(source.requests?.at) ?? now) / 1000;
  const age = now / 1000 - Math.min(newest, taken);
  return age > 2 * expectedSeconds
    ? [
        {
          source: source.metric,
          reason: { code: 'silentSince', parameters: { age: Math.round(age) } },
        },
      ]
    : [];
}
