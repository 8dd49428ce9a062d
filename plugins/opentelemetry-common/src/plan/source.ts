import { conventions } from './conventions';
import { AskedKind, Convention, ServedKind } from './conventions/types';
import { IdentityId } from './identity';
import { findHistogram, findSeries, FoundHistogram, NameStyle } from './names';
import { Probe, ProbeAnswer } from './probe';

/**
 * Where the figures of a service come from: which convention, under which names and labels.
 *
 * @public
 */
export interface SignalSource {
  convention: Convention['id'];
  kind: ServedKind | AskedKind;
  identity: IdentityId;
  style: NameStyle;
  histogram: Pick<FoundHistogram, 'metric' | 'form' | 'unit' | 'unitFrom'>;
  /** The counter, where requests are counted apart from durations. */
  counter?: string;
}

/* What a source is worth: what a service says itself, then what its traces say, then what passes on the wire. */
const ranks: readonly (readonly ServedKind[])[] = [
  ['http', 'rpc', 'messaging'],
  ['spans'],
  ['network'],
];

/* Labels that hold always come before those that have to be joined. */
const trusted: readonly IdentityId[] = [
  'attributes',
  'scraped',
  'spans',
  'network',
  'joined',
];

/**
 * Where the figures of a service come from: of each kind that it says itself the best generation; its spans where it says
 * nothing, and the network where there are no spans. None where only Kubernetes knows it.
 */
export function sourcesOf(probe: Probe): SignalSource[] {
  for (const kinds of ranks) {
    const found = kinds.flatMap(kind => bestOf(kind, probe) ?? []);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** What a service asks of others, as it says itself: of each kind the best generation. */
export function dependenciesOf(probe: Probe): SignalSource[] {
  const kinds: readonly AskedKind[] = ['http-client', 'rpc-client', 'database'];
  return kinds.flatMap(kind => bestOf(kind, probe) ?? []);
}

function bestOf(
  kind: ServedKind | AskedKind,
  { answers }: Probe,
): SignalSource | undefined {
  const generations = conventions.filter(one => one.kind === kind);
  const sorted = [...answers].sort(
    (one, other) =>
      trusted.indexOf(one.identity) - trusted.indexOf(other.identity),
  );
  for (const answer of sorted.filter(one => trusted.includes(one.identity))) {
    for (const convention of generations) {
      const source = find(convention, answer);
      if (source) {
        return source;
      }
    }
  }
  return undefined;
}

function find(
  convention: Convention,
  { identity, names: list }: ProbeAnswer,
): SignalSource | undefined {
  const names = new Set(list);
  const { id, kind, counter, unless } = convention;
  if (unless !== undefined && names.has(unless)) {
    return undefined;
  }
  const found = findHistogram({ names, ...convention.histogram });
  const counted =
    counter === undefined
      ? undefined
      : findSeries({ names, metric: counter, suffixes: ['_total'] });
  if (!found || (counter !== undefined && !counted)) {
    return undefined;
  }
  const { metric, form, unit, unitFrom, style } = found;
  return {
    convention: id,
    kind,
    identity,
    style,
    histogram: { metric, form, unit, unitFrom },
    ...(counted && { counter: counted.metric }),
  };
}
