import {
  Probe,
  PROBE_SECONDS,
  ProbeAnswer,
  probeRequests,
  ServiceTarget,
} from '@socle/plugin-opentelemetry-common';
import { Asking } from './Asking';

/* What a service emits changes with its releases; who has just begun to send is to be seen soon. */
const KEPT = 600_000;
const KEPT_EMPTY = 10_000;

/** What a service was seen to emit in the last day; undefined where the source cannot be asked at all. */
export async function probe(
  asking: Asking,
  target: ServiceTarget,
  now: Date,
): Promise<Probe | undefined> {
  const requests = probeRequests(target);
  const ask = async (freshMilliseconds: number) =>
    await Promise.all(
      requests.map(async ({ identity, style, match }) => {
        const names = await asking.names(
          match,
          PROBE_SECONDS,
          freshMilliseconds,
        );
        return names && { identity, style, names };
      }),
    );
  let found = await ask(KEPT);
  const told = found.filter(
    answer =>
      answer?.identity !== 'cluster' && answer?.identity !== 'receivers',
  );
  if (told.every(answer => answer === undefined || answer.names.length === 0)) {
    found = await ask(KEPT_EMPTY);
  }
  const answers: ProbeAnswer[] = found.filter(answer => answer !== undefined);
  return answers.length === 0
    ? undefined
    : { answers, observedAt: now.toISOString() };
}
