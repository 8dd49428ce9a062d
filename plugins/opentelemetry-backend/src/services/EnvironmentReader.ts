import {
  collectorEvidence,
  EnvironmentHealth,
  explainHealth,
  gatherEvidence,
  PastPlan,
  PipelineEvidence,
  planPast,
  planQueries,
  QueryPlan,
  ServedFigures,
} from '@socle/plugin-opentelemetry-common';
import { InstantSample } from '../clients/answers';
import { Alerts } from './Alerts';
import { Asking, fresh } from './Asking';
import { collectorsOf } from './Collectors';
import { Deploys } from './Deploys';
import { figureOf, readingOf } from './figures';
import {
  alertEvidence,
  deploySource,
  described,
  objectiveEvidence,
  reportingOf,
  serviceOf,
} from './environmentParts';
import { Links } from './Links';
import { standingsOf } from './ObjectiveReader';
import { Place } from './Places';
import { probe } from './Probes';
import { SharedReads } from './SharedReads';

/** A place's health, with what else was asked on the way: for pages that show more. */
export interface ReadEnvironment {
  health: EnvironmentHealth;
  /** Unset where the place has no source, or nobody knows what it emits. */
  plan?: QueryPlan;
  asking?: Asking;
}

const WEEKS = [1, 2, 3, 4];
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Reads how healthy a service is in one environment. */
export class EnvironmentReader {
  readonly #reads: SharedReads;
  readonly #alerts: Alerts;
  readonly #deploys: Deploys;
  readonly #links: Links;
  readonly #now: () => Date;

  constructor(options: {
    reads: SharedReads;
    alerts: Alerts;
    deploys: Deploys;
    links: Links;
    now: () => Date;
  }) {
    this.#reads = options.reads;
    this.#alerts = options.alerts;
    this.#deploys = options.deploys;
    this.#links = options.links;
    this.#now = options.now;
  }

  async read(place: Place): Promise<ReadEnvironment> {
    const { source, tenant, environment, target } = place;
    const now = this.#now();
    if (!source) {
      return { health: this.#without(place, now) };
    }
    const asking = new Asking({
      source,
      whose: { tenant, environment: environment.name },
      reads: this.#reads,
      now: this.#now,
    });
    const seen = await probe(asking, target, now);
    const plan = planQueries({
      target,
      probe: seen ?? { answers: [], observedAt: now.toISOString() },
    });
    const past = planPast(plan, WEEKS);
    const [answers, told, objectives, deploys, collectors] = await Promise.all([
      this.#answers(asking, plan, past),
      this.#alerts.of(asking, place),
      standingsOf(asking, place, now),
      this.#deploys.of(place, now.getTime() - DAY),
      collectorsOf({
        source,
        cluster: environment.cluster,
        reads: this.#reads,
        now: this.#now,
      }),
    ]);
    const links = await this.#links.of(asking, place, {
      from: now.getTime() - HOUR,
      to: now.getTime(),
    });
    if (deploys === undefined) {
      asking.warn({
        code: 'deploysUnknown',
        parameters: { source: 'Argo CD' },
      });
    }
    const evidence = gatherEvidence({
      service: serviceOf(place),
      plan,
      past,
      answers: new Map(
        [...answers].map(([query, samples]) => [query, readingOf(samples)]),
      ),
      alerts: alertEvidence(told.alerts ?? []),
      objectives: objectives.map(objective =>
        objectiveEvidence(objective, now),
      ),
      pipeline: {
        metrics: asking.metrics,
        expectedSeconds: source.config.expectedSeconds,
        ...(collectors && { collectors: collectorEvidence(collectors) }),
      },
      now,
    });
    return {
      plan,
      asking,
      health: {
        ...described(place),
        reporting: reportingOf(plan, evidence, asking.metrics),
        verdict: explainHealth(evidence),
        figures: this.#figures({ plan, past, answers, asking, now }),
        objectives,
        alerts: told.alerts ?? [],
        deploys: deploys ?? [],
        links,
        sources: [
          source.state(),
          ...told.sources,
          ...deploySource(deploys, now),
        ],
        warnings: asking.warnings,
      },
    };
  }

  async #answers(
    asking: Asking,
    plan: QueryPlan,
    past: readonly PastPlan[],
  ): Promise<Map<string, readonly InstantSample[]>> {
    const current = [
      ...plan.sources.flatMap(({ queries }) => [
        queries.requests,
        queries.failureRatio,
        queries.p95,
        queries.newest,
      ]),
      ...plan.saturation,
    ].map(({ query }) => [query, fresh.now] as const);
    const earlier = past
      .flatMap(({ sources }) => sources)
      .flatMap(queries => Object.values(queries))
      .map(({ query }) => [query, fresh.past] as const);
    const answers = new Map<string, readonly InstantSample[]>();
    await Promise.all(
      [...current, ...earlier].map(async ([query, kept]) => {
        const samples = await asking.instant(query, kept);
        if (samples) {
          answers.set(query, samples);
        }
      }),
    );
    return answers;
  }

  #figures(options: {
    plan: QueryPlan;
    past: readonly PastPlan[];
    answers: ReadonlyMap<string, readonly InstantSample[]>;
    asking: Asking;
    now: Date;
  }): ServedFigures[] {
    const { plan, past, answers, asking, now } = options;
    const lastWeek = past.find(({ weeksAgo }) => weeksAgo === 1);
    const range = { from: now.getTime() - HOUR, to: now.getTime() };
    const windowSeconds = plan.window / 1000;
    const figure = (planned: QueryPlan['sources'][number]['queries']['p95']) =>
      figureOf({
        planned,
        sample: answers.get(planned.query)?.[0],
        origin: this.#links.origin(
          asking.source.config,
          planned.query,
          range,
          windowSeconds,
        ),
      });
    return plan.sources
      .map(({ source, queries }, index): ServedFigures => {
        const before = lastWeek?.sources[index];
        const compared = (name: 'requests' | 'failureRatio' | 'p95') => ({
          now: figure(queries[name]),
          ...(before && { lastWeek: figure(before[name]) }),
        });
        return {
          source: {
            convention: source.convention,
            kind: source.kind,
            metric: source.histogram.metric,
            histogram: source.histogram.form,
          },
          requests: compared('requests'),
          failureRatio: compared('failureRatio'),
          p95: compared('p95'),
        };
      })
      .sort(
        (one, other) =>
          (other.requests.now.value ?? 0) - (one.requests.now.value ?? 0),
      );
  }

  #without(place: Place, now: Date): EnvironmentHealth {
    const pipeline: PipelineEvidence = {
      metrics: 'notConfigured',
      expectedSeconds: 30,
    };
    return {
      ...described(place),
      reporting: 'notConfigured',
      verdict: explainHealth({
        apiVersion: 'socle.dev/v1',
        kind: 'HealthEvidence',
        service: serviceOf(place),
        now: now.toISOString(),
        sources: [],
        pipeline,
      }),
      figures: [],
      objectives: [],
      alerts: [],
      deploys: [],
      links: [],
      sources: [],
      warnings: [
        {
          code: 'notConfigured',
          parameters: { cluster: place.environment.cluster },
        },
      ],
    };
  }
}
