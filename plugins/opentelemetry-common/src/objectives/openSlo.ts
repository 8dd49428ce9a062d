import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { fault, word } from '@socle/plugin-platform-common/documents';
import { z } from 'zod/v4';
import { Objective } from './types';
import {
  environmentName,
  line,
  objectiveName,
  serviceName,
  tenantName,
} from './words';

const prometheus = z
  .strictObject({
    metricSource: z.strictObject({
      type: word({
        description: 'What is asked.',
        pattern: /^prometheus$/i,
        maxLength: 40,
        expected: 'Prometheus',
        remedy:
          'Give queries of Prometheus, or write an Objective of socle.dev/v1.',
      }).optional(),
      metricSourceRef: z.string().max(200).optional(),
      spec: z.looseObject({
        query: word({
          description: 'PromQL of a counter.',
          pattern: /^\S[^]*$/,
          maxLength: 2_000,
          expected: 'a query of at most 2000 characters',
          remedy: 'Write PromQL that counts events.',
        }),
      }),
    }),
  })
  .meta({ description: 'Events, as Prometheus counts them.' });

const ratio = z
  .strictObject({
    counter: z.boolean().optional(),
    good: prometheus.optional(),
    bad: prometheus.optional(),
    total: prometheus,
  })
  .check(context => {
    const { good, bad } = context.value;
    if ((good === undefined) === (bad === undefined)) {
      fault(
        context,
        [],
        'The bad events are named twice, or not at all.',
        'Write either good or bad.',
      );
    }
  });

const texts = z.union([z.string(), z.array(z.string())]);

/* An indicator of thresholds counts time and not events; slices of time weigh a quiet night like a busy day. */
const objective = z.looseObject({
  target: z.number().gt(0).lt(1).optional(),
  targetPercent: z.number().gt(0).lt(100).optional(),
  displayName: line('The objective as people say it.', 100).optional(),
});

/** An SLO of OpenSLO v1, as far as it is counted in events of Prometheus over 28 or 30 days. */
export const openSloSchema = z
  .looseObject({
    apiVersion: z.literal('openslo/v1'),
    kind: z.literal('SLO'),
    metadata: z.looseObject({
      name: objectiveName,
      displayName: line('The objective as people say it.', 100).optional(),
      labels: z.record(z.string(), texts).optional(),
      annotations: z.record(z.string(), texts).optional(),
    }),
    spec: z.looseObject({
      description: z.string().max(1_050).optional(),
      service: serviceName,
      indicator: z.looseObject({
        spec: z.looseObject({ ratioMetric: ratio }),
      }),
      timeWindow: z
        .array(
          z.looseObject({
            duration: z.enum(['28d', '4w', '30d']),
            isRolling: z.literal(true),
          }),
        )
        .min(1)
        .max(1),
      budgetingMethod: z.literal('Occurrences').optional(),
      objectives: z.array(objective).min(1).max(1),
    }),
  })
  .check(context => {
    const { metadata, spec } = context.value;
    const tenant = placed(metadata, TENANT_LABEL);
    const environments = placed(metadata, ENVIRONMENT_LABEL);
    if (
      tenant.length !== 1 ||
      !tenantName.safeParse(tenant[0]).success ||
      environments.length === 0 ||
      environments.some(name => !environmentName.safeParse(name).success)
    ) {
      fault(
        context,
        ['metadata'],
        'It does not say whose it is.',
        `Add the labels ${TENANT_LABEL}: payments and ${ENVIRONMENT_LABEL}: prod, which OpenSLO leaves to the platform.`,
      );
    }
    const { target, targetPercent } = spec.objectives[0];
    if (target === undefined && targetPercent === undefined) {
      fault(
        context,
        ['spec', 'objectives', 0],
        'It has no target.',
        'Write target: 0.999, or targetPercent: 99.9.',
      );
    }
  });

type OpenSlo = z.output<typeof openSloSchema>;

/** The objective that a file of OpenSLO means. */
export function fromOpenSlo({ metadata, spec }: OpenSlo): Objective {
  const { good, bad, total } = spec.indicator.spec.ratioMetric;
  const [{ target, targetPercent = 0 }] = spec.objectives;
  const title = metadata.displayName ?? spec.objectives[0].displayName;
  return {
    name: metadata.name,
    ...(title !== undefined && { title }),
    labels: {},
    tenant: placed(metadata, TENANT_LABEL)[0],
    service: spec.service,
    environments: placed(metadata, ENVIRONMENT_LABEL),
    target: target ?? Number((targetPercent / 100).toPrecision(12)),
    windowSeconds:
      spec.timeWindow[0].duration === '30d' ? 2_592_000 : 2_419_200,
    indicator: {
      kind: 'queries',
      total: total.metricSource.spec.query,
      part: bad
        ? { errors: bad.metricSource.spec.query }
        : { good: good?.metricSource.spec.query ?? '' },
      namespaceLabel: 'namespace',
    },
    alerts: 'page',
  };
}

/** What a label or annotation says, as a list. */
function placed(
  { labels = {}, annotations = {} }: OpenSlo['metadata'],
  key: string,
): string[] {
  return [labels[key] ?? annotations[key] ?? []].flat();
}
