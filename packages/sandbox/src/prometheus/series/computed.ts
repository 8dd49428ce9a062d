import { Labels, Sample, Series } from '../engine/types';

/** How often the seeded services send, and Prometheus scrapes, in milliseconds. */
export const INTERVAL = 15_000;

/** A series whose value at each moment is a function of it: from `since` on and until `until`, where they are set. */
export function computed(options: {
  labels: Labels;
  value: (at: number) => number;
  since?: number;
  until?: number;
  interval?: number;
  now: () => Date;
}): Series {
  const { labels, value, now, interval = INTERVAL } = options;
  const { since = -Infinity, until = Infinity } = options;
  return {
    labels,
    samples(from, to) {
      const end = Math.min(to, until, now().getTime());
      const begin = Math.max(from, since - 1);
      const samples: Sample[] = [];
      for (
        let at = Math.floor(begin / interval) * interval + interval;
        at <= end;
        at += interval
      ) {
        samples.push([at, value(at)]);
      }
      return samples;
    },
  };
}

const DAY = 86_400_000;

/* Counters begin to count here, so that they stay small. */
const EPOCH = Date.UTC(2026, 0, 1);

/** How many requests there were since the beginning, with fewer by night: `perSecond` is the mean over a day. */
export function requestsSince(perSecond: number, at: number): number {
  return Math.max(0, perSecond * beats(at));
}

const known = new Map<number, number>();

/* All series ask for the same moments, again and again. */
function beats(at: number): number {
  const before = known.get(at);
  if (before !== undefined) {
    return before;
  }
  const seconds = (at - EPOCH) / 1000;
  const day = DAY / 1000;
  const phase = (2 * Math.PI * (seconds % day)) / day;
  const value = seconds - ((0.3 * day) / (2 * Math.PI)) * Math.sin(phase);
  if (known.size > 500_000) {
    known.clear();
  }
  known.set(at, value);
  return value;
}

/** How many of them there were since a moment; none before it. */
export function requestsAfter(
  perSecond: number,
  moment: number,
  at: number,
): number {
  return at <= moment
    ? 0
    : requestsSince(perSecond, at) - requestsSince(perSecond, moment);
}

/** Between 0 and 1, the same for the same text. */
export function fraction(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return (hash >>> 0) / 0xffff_ffff;
}
