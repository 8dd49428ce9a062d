import {
  Breakdown,
  BreakdownRow,
  planQueries,
} from '@socle/plugin-opentelemetry-common';
import { InstantSample } from '../clients/answers';
import { Asking } from './Asking';
import { figureOf } from './figures';
import { Links } from './Links';
import { Place } from './Places';
import { probe } from './Probes';

const MAX_ROWS = 50;
const dimensions = ['route', 'status', 'pod', 'version'] as const;

/** The figures of the last minutes, apart by route, status, Pod and version. */
export async function breakdownsOf(options: {
  asking: Asking;
  place: Place;
  links: Links;
  now: Date;
}): Promise<Breakdown[]> {
  const { asking, place, links, now } = options;
  const seen = await probe(asking, place.target, now);
  if (!seen) {
    return [];
  }
  const range = { from: now.getTime() - 3_600_000, to: now.getTime() };
  const found = await Promise.all(
    dimensions.flatMap(by => {
      const plan = planQueries({
        target: place.target,
        probe: seen,
        by: [by],
      });
      return plan.sources.map(
        async ({ source, queries }): Promise<Breakdown> => {
          const asked =
            by === 'status'
              ? [queries.requests]
              : [queries.requests, queries.failureRatio, queries.p95];
          const [requests, failureRatio, p95] = await Promise.all(
            asked.map(async planned => ({
              planned,
              samples: (await asking.instant(planned.query)) ?? [],
              origin: links.origin(
                asking.source.config,
                planned.query,
                range,
                plan.window / 1000,
              ),
            })),
          );
          const figure = (
            { planned, samples, origin }: typeof requests,
            name: string,
          ) =>
            figureOf({
              planned,
              sample: samples.find(sample => nameOf(sample) === name),
              origin,
            });
          const rows = requests.samples
            .map((sample): BreakdownRow => {
              const name = nameOf(sample);
              return {
                name,
                requests: figure(requests, name),
                ...(failureRatio && {
                  failureRatio: figure(failureRatio, name),
                }),
                ...(p95 && { p95: figure(p95, name) }),
              };
            })
            .sort(
              (one, other) =>
                (other.requests.value ?? 0) - (one.requests.value ?? 0),
            );
          return {
            by,
            kind: source.kind,
            rows: rows.slice(0, MAX_ROWS),
            total: rows.length,
          };
        },
      );
    }),
  );
  // Where series do not say it, all is one row without a name: that breaks nothing down.
  return found.filter(({ rows }) => rows.some(({ name }) => name !== ''));
}

function nameOf({ labels }: InstantSample): string {
  return Object.values(labels)[0] ?? '';
}
