import { fault, word } from '@socle/plugin-platform-common/documents';
import { z } from 'zod/v4';
import {
  environmentName,
  line,
  objectiveName,
  objectLabel,
  objectLabelValue,
  pageAddress,
  serviceName,
  tenantName,
  threshold,
} from './words';

const requests = z
  .strictObject({
    convention: z
      .enum([
        'http-stable',
        'http-old',
        'rpc-new',
        'rpc-old',
        'messaging',
        'spans-collector',
        'spans-tempo',
        'hubble',
      ])
      .default('http-stable')
      .meta({
        description:
          'The generation of semantic conventions that the service sends; http-stable if not named.',
      }),
    translation: z
      .enum([
        'UnderscoreEscapingWithSuffixes',
        'UnderscoreEscapingWithoutSuffixes',
        'NoUTF8EscapingWithSuffixes',
        'NoTranslation',
      ])
      .default('UnderscoreEscapingWithSuffixes')
      .meta({
        description:
          'How Prometheus translates names (otlp.translation_strategy); its own default if not named.',
      }),
    histogram: z.enum(['classic', 'native']).default('classic').meta({
      description: 'The form of its histograms; classic if not named.',
    }),
    boundaries: z
      .array(z.number().gt(0).max(86_400))
      .min(1)
      .max(200)
      .optional()
      .meta({
        description:
          'The boundaries of the buckets, in seconds, where they are not those of the convention.',
      }),
    route: line('Only this route, method or destination.', 200).optional(),
    method: line('Only this method of HTTP.', 20).optional(),
  })
  .meta({ description: 'Which requests or messages are counted.' });

const query = (description: string) =>
  word({
    description,
    pattern: /^\S[^]*$/,
    maxLength: 2_000,
    expected: 'a query of at most 2000 characters',
    remedy: 'Write PromQL that counts events: my_jobs_total{result="failed"}.',
  });

const queries = z
  .strictObject({
    total: query('All events: a counter, or a sum of counters.'),
    errors: query('The bad ones of them.').optional(),
    good: query('The good ones of them, in the place of the bad.').optional(),
    namespaceLabel: z
      .enum(['namespace', 'k8s_namespace_name', 'k8s.namespace.name'])
      .default('namespace')
      .meta({
        description:
          'The label that holds the namespace, to which every series of the queries is held; namespace if not named.',
      }),
  })
  .check(context => {
    const { errors, good } = context.value;
    if ((errors === undefined) === (good === undefined)) {
      fault(
        context,
        [],
        'The bad events are named twice, or not at all.',
        'Write either errors or good.',
      );
    }
  })
  .meta({ description: 'Counters of your own.' });

/** An Objective, as people write it. */
export const objectiveSchema = z
  .strictObject({
    apiVersion: z
      .literal('socle.dev/v1')
      .meta({ description: 'The version of this format.' }),
    kind: z.literal('Objective').meta({ description: 'What the file is.' }),
    metadata: z
      .strictObject({
        name: objectiveName,
        title: line('The objective as people say it.', 100).optional(),
        labels: z.record(objectLabel, objectLabelValue).optional().meta({
          description:
            "Labels of the PrometheusRule: those by which the cluster's Prometheus finds rules.",
        }),
      })
      .meta({ description: 'What it is called.' }),
    spec: z
      .strictObject({
        tenant: tenantName,
        service: serviceName,
        environments: z.array(environmentName).min(1).max(20).meta({
          description: 'Where it holds; one PrometheusRule each.',
        }),
        indicator: z.enum(['availability', 'latency', 'queries']).meta({
          description:
            'What is good: a request that the server did not fail, one that was fast enough, or what queries of your own count.',
        }),
        target: z.number().meta({
          description:
            'How many of 100 events are to be good, below 100: 99.9.',
          examples: [99.9],
        }),
        window: z.enum(['28d', '30d']).default('30d').meta({
          description: 'Over how long it holds; 30d if not named.',
        }),
        threshold: threshold.optional(),
        requests: requests.optional(),
        queries: queries.optional(),
        minimumEvents: z.number().int().min(1).max(1e9).optional().meta({
          description:
            'With fewer events than this in its longer window, no alert fires; so many that one bad event alone does not, if not named.',
        }),
        alerts: z.enum(['page', 'ticket', 'none']).default('page').meta({
          description:
            'Whether a fast burn wakes somebody up (page), every burn is a warning (ticket), or nothing is said (none); page if not named.',
        }),
        runbook: pageAddress.optional(),
      })
      .check(context => {
        for (const [field, words] of misfits(context.value)) {
          fault(context, [field], words.message, words.remedy);
        }
      })
      .meta({ description: 'What is to hold.' }),
  })
  .meta({
    title: 'Objective',
    description:
      'What the users of a service may count on: a share of events that is to be good, and what follows when it is not.',
  });

interface Fields {
  indicator: 'availability' | 'latency' | 'queries';
  target: number;
  environments: readonly string[];
  threshold?: unknown;
  requests?: unknown;
  queries?: unknown;
}

type Words = { message: string; remedy: string };

/* What a field alone does not show. */
function misfits(spec: Fields): [string, Words][] {
  const { indicator, target, environments } = spec;
  const found: [string, Words][] = [];
  if (target >= 100) {
    found.push([
      'target',
      {
        message: `A target of ${target} leaves no budget: the first bad event breaks it, for as long as the window lasts.`,
        remedy: 'Write what users do not notice the lack of: 99.9.',
      },
    ]);
  } else if (!(target > 0)) {
    found.push([
      'target',
      {
        message: `A target of ${target} always holds.`,
        remedy: 'Write how many of 100 events are to be good: 99.9.',
      },
    ]);
  } else if (target <= 1) {
    found.push([
      'target',
      {
        message: `A target of ${target} means ${target} of 100 events.`,
        remedy: `Write percents: ${Number((target * 100).toPrecision(6))}.`,
      },
    ]);
  }
  if (new Set(environments).size < environments.length) {
    found.push([
      'environments',
      { message: 'An environment is named twice.', remedy: 'Keep one.' },
    ]);
  }
  const needed = {
    availability: undefined,
    latency: 'threshold',
    queries: 'queries',
  }[indicator] as 'threshold' | 'queries' | undefined;
  if (needed && spec[needed] === undefined) {
    found.push([
      needed,
      {
        message: `${indicator === 'latency' ? 'latency' : 'queries'} is asked for, and ${needed} is missing.`,
        remedy:
          needed === 'threshold'
            ? 'Write how long a request may take: threshold: 500ms.'
            : 'Write queries with total and errors.',
      },
    ]);
  }
  const useless = (['threshold', 'queries', 'requests'] as const).filter(
    field =>
      spec[field] !== undefined &&
      (field === 'requests' ? indicator === 'queries' : field !== needed),
  );
  for (const field of useless) {
    found.push([
      field,
      {
        message: `${field} means nothing where the indicator is ${indicator}.`,
        remedy: 'Remove it, or change the indicator.',
      },
    ]);
  }
  return found;
}

/** An Objective as it was written. */
export type ObjectiveDocument = z.output<typeof objectiveSchema>;
