import { z } from 'zod/v4';
import { moment, readingSchema } from './reading';

const text = (description: string, maxLength = 500) =>
  z.string().max(maxLength).meta({ description });

const seconds = (description: string) =>
  z.number().min(0).max(1e10).meta({ description });

const past = z
  .strictObject({
    weeksAgo: z.number().int().min(1).max(52),
    requests: readingSchema.optional(),
    failureRatio: readingSchema.optional(),
    p95: readingSchema.optional(),
  })
  .meta({
    description: 'The same figures at the same time of an earlier week.',
  });

const source = z
  .strictObject({
    convention: text('The semantic convention: http-stable.', 60),
    kind: text('What the service does for others: http.', 60),
    metric: text('The metric, as Prometheus has it.'),
    windowSeconds: seconds('How long the figures look back.'),
    requests: readingSchema.optional(),
    failureRatio: readingSchema.optional(),
    p95: readingSchema.optional(),
    newest: readingSchema.optional().meta({
      description: 'When the newest sample was taken, as seconds since 1970.',
    }),
    history: z.array(past).max(52).optional(),
  })
  .meta({ description: 'What one source says of requests.' });

const saturation = z.strictObject({
  signal: z.enum([
    'memoryOverLimit',
    'cpuOverLimit',
    'memoryOverRequest',
    'cpuOverRequest',
    'throttled',
    'restarts',
    'replicasMissing',
    'quotaUsed',
  ]),
  source: text('Who measures it.'),
  windowSeconds: seconds('How long it looks back.').optional(),
  reading: readingSchema,
});

const alert = z
  .strictObject({
    name: text('The alert.', 300),
    severity: text('Its label severity.', 60).optional(),
    state: z.enum(['firing', 'pending']),
    silenced: z.boolean().optional(),
    since: moment('Since when it is so.').optional(),
    summary: text('Its annotation summary.').optional(),
    runbook: text('Its annotation runbook_url.').optional(),
  })
  .meta({ description: 'An alert of Prometheus or Alertmanager.' });

const objective = z
  .strictObject({
    name: text('The objective.', 200),
    indicator: z.enum(['availability', 'latency']),
    target: z
      .number()
      .gt(0)
      .lt(1)
      .meta({ description: 'The share of events that are to be good: 0.999.' }),
    thresholdSeconds: seconds('What is slow, for latency.').optional(),
    windowSeconds: seconds('Over how long it is held: 30 days.'),
    coveredSeconds: seconds('Of how much of that there is data.').optional(),
    badRatio: readingSchema
      .optional()
      .meta({ description: 'The share of bad events in the last minutes.' }),
    budgetLeft: readingSchema.optional().meta({
      description:
        'The share of the budget that is left; negative where it is overspent.',
    }),
    burnRate: readingSchema.optional().meta({
      description: 'How many times as fast as allowed, in the last hour.',
    }),
  })
  .meta({ description: 'An objective of the service, and how it stands.' });

const collector = z
  .strictObject({
    name: text('The collector.', 300),
    up: z.boolean(),
    since: moment('Since when it is not.').optional(),
    queueUsed: readingSchema.optional(),
    refusedPerSecond: readingSchema.optional(),
    failedPerSecond: readingSchema.optional(),
    droppedPerSecond: readingSchema.optional(),
  })
  .meta({ description: 'How a collector of the cluster is.' });

const pipeline = z
  .strictObject({
    metrics: z
      .enum(['answers', 'partly', 'unreachable', 'notConfigured'])
      .meta({ description: 'How Prometheus answered.' }),
    since: moment('Since when it does not.').optional(),
    expectedSeconds: seconds('How often samples are to arrive.'),
    collectors: z.array(collector).max(500).optional(),
  })
  .meta({ description: 'How telemetry gets here.' });

/** What a service's health is judged by. */
export const evidenceSchema = z
  .strictObject({
    apiVersion: z.literal('socle.dev/v1'),
    kind: z.literal('HealthEvidence'),
    service: z.strictObject({
      name: text('The service.', 300),
      environment: text('The environment of its tenant.', 60).optional(),
      namespace: text('Its namespace.', 253),
      cluster: text('Its cluster.', 253).optional(),
    }),
    now: moment('The moment that is judged.'),
    sources: z.array(source).max(10),
    saturation: z.array(saturation).max(20).optional(),
    alerts: z.array(alert).max(500).optional(),
    objectives: z.array(objective).max(50).optional(),
    pipeline,
  })
  .meta({
    title: 'HealthEvidence',
    description: 'What was seen of a service, to judge its health by.',
  });

/**
 * What a service's health is judged by: figures as Prometheus gave them, each with its moment. The same as a file:
 * `socle explain health` reads it.
 *
 * @public
 */
export type HealthEvidence = z.infer<typeof evidenceSchema>;

/** @public */
export type SourceEvidence = HealthEvidence['sources'][number];

/** @public */
export type ObjectiveEvidence = NonNullable<
  HealthEvidence['objectives']
>[number];

/** @public */
export type PipelineEvidence = HealthEvidence['pipeline'];
