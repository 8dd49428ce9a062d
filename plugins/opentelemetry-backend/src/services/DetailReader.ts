import {
  Breakdown,
  Chart,
  ChartLine,
  Dependency,
  Exemplar,
  HealthDetail,
  HealthRange,
  healthRanges,
  LineId,
  planQueries,
  QueryPlan,
  SaturationFigure,
  SourceMeasure,
  SourcePlan,
} from '@socle/plugin-opentelemetry-common';
import { Alerts } from './Alerts';
import { Asking } from './Asking';
import { breakdownsOf } from './breakdowns';
import { Deploys } from './Deploys';
import { EnvironmentReader } from './EnvironmentReader';
import { readExemplars } from './exemplars';
import { figureOf, finiteOf } from './figures';
import { Links } from './Links';
import { Place } from './Places';
import { probe } from './Probes';

/* As many points as a chart has room for. */
const POINTS = 240;
const MIN_STEP = 15;
const MAX_DEPENDENCIES = 50;

/** A range of time with a step that its points fall on, in seconds: who looks a moment later asks the same. */
export function rangeOf(
  id: HealthRange,
  now: Date,
): { from: number; to: number; step: number } {
  const seconds = healthRanges[id];
  const step = Math.max(MIN_STEP, Math.ceil(seconds / POINTS / 15) * 15);
  const to = Math.floor(now.getTime() / 1000 / step) * step;
  return { from: to - Math.floor(seconds / step) * step, to, step };
}

const charts: readonly {
  id: Chart['id'];
  lines: readonly (LineId & SourceMeasure)[];
}[] = [
  { id: 'requests', lines: ['requests', 'failures'] },
  { id: 'failureRatio', lines: ['failureRatio'] },
  { id: 'durations', lines: ['p50', 'p95', 'p99'] },
];

/** Reads what the health tab shows of a service in one environment. */
export class DetailReader {
  readonly #environments: EnvironmentReader;
  readonly #alerts: Alerts;
  readonly #deploys: Deploys;
  readonly #links: Links;
  readonly #now: () => Date;

  constructor(options: {
    environments: EnvironmentReader;
    alerts: Alerts;
    deploys: Deploys;
    links: Links;
    now: () => Date;
  }) {
    this.#environments = options.environments;
    this.#alerts = options.alerts;
    this.#deploys = options.deploys;
    this.#links = options.links;
    this.#now = options.now;
  }

  async read(
    entityRef: string,
    place: Place,
    id: HealthRange,
  ): Promise<HealthDetail> {
    const now = this.#now();
    const range = rangeOf(id, now);
    const { health, asking, plan } = await this.#environments.read(place);
    const shown = {
      id,
      from: new Date(range.from * 1000).toISOString(),
      to: new Date(range.to * 1000).toISOString(),
      stepSeconds: range.step,
    };
    if (!asking || !plan) {
      return {
        entityRef,
        range: shown,
        health,
        charts: [],
        deploys: [],
        alertSpans: [],
        breakdowns: [],
        dependencies: [],
        saturation: [],
        warnings: health.warnings,
      };
    }
    const [drawn, deploys, alertSpans, breakdowns, dependencies, saturation] =
      await Promise.all([
        this.#charts(asking, place, range),
        this.#deploys.of(place, range.from * 1000),
        this.#alerts.spans(asking, place, range),
        breakdownsOf({ asking, place, links: this.#links, now }),
        this.#dependencies(asking, plan, now),
        this.#saturation(asking, plan, now),
      ]);
    return {
      entityRef,
      range: shown,
      health,
      charts: drawn,
      deploys: deploys ?? [],
      alertSpans,
      breakdowns: breakdowns satisfies Breakdown[],
      dependencies,
      saturation,
      warnings: asking.warnings,
    };
  }

  async #charts(
    asking: Asking,
    { target }: Place,
    range: { from: number; to: number; step: number },
  ): Promise<Chart[]> {
    const seen = await probe(asking, target, this.#now());
    if (!seen) {
      return [];
    }
    const plan = planQueries({
      target,
      probe: seen,
      window: Math.max(300, range.step * 2) * 1000,
    });
    return await Promise.all(
      plan.sources.flatMap(source =>
        charts.map(async ({ id, lines }): Promise<Chart> => ({
          id,
          kind: source.source.kind,
          unit: source.queries[lines[0]].unit,
          lines: await Promise.all(
            lines.map(line => this.#line(asking, plan, source, line, range)),
          ),
          exemplars:
            id === 'durations'
              ? await this.#exemplars(asking, source, range)
              : [],
        })),
      ),
    );
  }

  async #line(
    asking: Asking,
    plan: QueryPlan,
    { queries }: SourcePlan,
    id: LineId & SourceMeasure,
    range: { from: number; to: number; step: number },
  ): Promise<ChartLine> {
    const { query } = queries[id];
    const [series] = (await asking.range(query, range)) ?? [];
    const values = new Map(series?.points ?? []);
    const points: [number, number | null][] = [];
    for (let at = range.from; at <= range.to; at += range.step) {
      points.push([at, finiteOf(values.get(at))]);
    }
    return {
      id,
      points,
      origin: this.#links.origin(
        asking.source.config,
        query,
        { from: range.from * 1000, to: range.to * 1000 },
        plan.window / 1000,
      ),
    };
  }

  async #exemplars(
    asking: Asking,
    { queries, source }: SourcePlan,
    range: { from: number; to: number },
  ): Promise<Exemplar[]> {
    const found = await asking.exemplars(queries.p95.query, range);
    return readExemplars(found, source.histogram.unit).map(exemplar => {
      const at = Date.parse(exemplar.at);
      const url = this.#links.trace(asking.source.config, exemplar.traceId, {
        from: at - 900_000,
        to: at + 900_000,
      });
      return { ...exemplar, ...(url !== undefined && { url }) };
    });
  }

  async #dependencies(
    asking: Asking,
    plan: QueryPlan,
    now: Date,
  ): Promise<Dependency[]> {
    const all = await Promise.all(
      plan.dependencies.map(async ({ source, queries }) => {
        const [requests, failureRatio, p95] = await Promise.all(
          [queries.requests, queries.failureRatio, queries.p95].map(
            async planned => ({
              planned,
              samples: (await asking.instant(planned.query)) ?? [],
              origin: this.#origin(asking, planned.query, plan, now),
            }),
          ),
        );
        return requests.samples.map((sample): Dependency => {
          const peer = peerOf(sample.labels);
          const figure = ({ planned, samples, origin }: typeof requests) =>
            figureOf({
              planned,
              sample: samples.find(one => peerOf(one.labels) === peer),
              origin,
            });
          const failing = figure(failureRatio);
          const asked = figure(requests);
          return {
            peer,
            kind: source.kind as Dependency['kind'],
            requests: asked,
            failureRatio: failing,
            p95: figure(p95),
            level: levelOf(asked.value, failing.value),
          };
        });
      }),
    );
    return all
      .flat()
      .sort(
        (one, other) => (other.requests.value ?? 0) - (one.requests.value ?? 0),
      )
      .slice(0, MAX_DEPENDENCIES);
  }

  async #saturation(
    asking: Asking,
    plan: QueryPlan,
    now: Date,
  ): Promise<SaturationFigure[]> {
    return await Promise.all(
      plan.saturation.map(async planned => ({
        signal: planned.signal,
        measuredBy:
          planned.identity === 'receivers'
            ? "the collector's receivers"
            : 'kube-state-metrics and cAdvisor',
        figure: figureOf({
          planned,
          sample: (await asking.instant(planned.query))?.[0],
          origin: this.#origin(asking, planned.query, plan, now),
        }),
      })),
    );
  }

  #origin(asking: Asking, query: string, plan: QueryPlan, now: Date) {
    return this.#links.origin(
      asking.source.config,
      query,
      { from: now.getTime() - 3_600_000, to: now.getTime() },
      plan.window / 1000,
    );
  }
}

/** The label that dependencies are told apart by, under whichever name. */
function peerOf(labels: Readonly<Record<string, string>>): string {
  return Object.values(labels)[0] ?? '';
}

/* As a service is judged that has no objective. */
function levelOf(
  requests: number | null,
  failing: number | null,
): Dependency['level'] {
  if (requests === null || requests === 0 || failing === null) {
    return 'unknown';
  }
  if (failing >= 0.05) {
    return 'error';
  }
  return failing >= 0.01 ? 'warning' : 'ok';
}
