import {
  ServiceEnvironment,
  ServiceHealth,
  SourceState,
  TelemetryWarning,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { compareStatus, StatusLevel } from '@socle/plugin-platform-common';
import pLimit from 'p-limit';
import { EnvironmentReader } from './EnvironmentReader';
import { Places } from './Places';
import { EntityView, TenantView } from './Views';

/* Services that are read at once: their sources have limits of their own. */
const AT_ONCE = 10;

/** Reads how healthy all services of a tenant are. */
export class TenantReader {
  readonly #places: Places;
  readonly #environments: EnvironmentReader;

  constructor(options: { places: Places; environments: EnvironmentReader }) {
    this.#places = options.places;
    this.#environments = options.environments;
  }

  async read({ tenant, services, omitted }: TenantView): Promise<TenantHealth> {
    const limit = pLimit(AT_ONCE);
    const sources = new Map<string, SourceState>();
    const warnings = new Map<string, TelemetryWarning>();
    const read = await Promise.all(
      services.map(view => limit(() => this.#service(view, sources, warnings))),
    );
    const { name, title } = tenant;
    return {
      tenant: { name, ...(title !== undefined && { title }) },
      environments: tenant.environments.map(environment => ({
        name: environment.name,
        cluster: environment.cluster,
        ...(environment.suspended && { suspended: true }),
      })),
      services: read
        .flatMap(service => service ?? [])
        .sort(
          (one, other) =>
            compareLevels(one.verdict.level, other.verdict.level) ||
            leastLeft(one) - leastLeft(other) ||
            one.title.localeCompare(other.title),
        ),
      omitted,
      sources: [...sources.values()],
      warnings: [...warnings.values()],
    };
  }

  async #service(
    view: EntityView,
    sources: Map<string, SourceState>,
    warnings: Map<string, TelemetryWarning>,
  ): Promise<ServiceHealth | undefined> {
    const { entity, entityRef } = view;
    const places = await this.#places.of(view);
    const environments = await Promise.all(
      places.map(async (place): Promise<ServiceEnvironment> => {
        const { health } = await this.#environments.read(place);
        health.sources.forEach(source =>
          sources.set(`${source.kind}/${source.name}`, source),
        );
        health.warnings.forEach(warning =>
          warnings.set(JSON.stringify(warning), warning),
        );
        const [busiest] = health.figures;
        return {
          name: health.name,
          reporting: health.reporting,
          verdict: health.verdict,
          requests: busiest?.requests.now.value ?? null,
          failureRatio: busiest?.failureRatio.now.value ?? null,
          p95: busiest?.p95.now.value ?? null,
          objectives: health.objectives,
          firing: health.alerts.filter(
            ({ state, silence }) => state === 'firing' && !silence,
          ).length,
        };
      }),
    );
    const active = places.flatMap(({ environment }, index) =>
      environment.suspended ? [] : [environments[index]],
    );
    const worst = worstOf(active) ?? worstOf(environments);
    return (
      worst && {
        entityRef,
        title: entity.metadata.title ?? entity.metadata.name,
        verdict: worst.verdict,
        environments,
      }
    );
  }
}

/** The one whose verdict is the worst; the first of those that are equally bad. */
export function worstOf<T extends { verdict: { level: StatusLevel } }>(
  all: readonly T[],
): T | undefined {
  return all.reduce<T | undefined>(
    (worst, one) =>
      worst && compareLevels(worst.verdict.level, one.verdict.level) <= 0
        ? worst
        : one,
    undefined,
  );
}

function compareLevels(one: StatusLevel, other: StatusLevel): number {
  const status = (level: StatusLevel) => ({
    level,
    reason: '',
    observedAt: '',
  });
  return compareStatus(status(one), status(other));
}

function leastLeft({ environments }: ServiceHealth): number {
  return Math.min(
    2,
    ...environments.flatMap(({ objectives }) =>
      objectives.flatMap(({ budgetLeft }) => budgetLeft ?? []),
    ),
  );
}
