const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
];

/**
 * Moments to write under a time line: full hours, quarters or midnights of the viewer's clock, so many that they can be
 * read. All in seconds since 1970.
 */
export function timeTicks(options: {
  from: number;
  to: number;
  /** How far the viewer's clock is ahead of UTC, in seconds. */
  zone: number;
  /** How many there may be. */
  maximum: number;
}): number[] {
  const { from, to, zone, maximum } = options;
  const step = steps.find(one => (to - from) / one <= maximum) ?? 30 * day;
  const first = Math.ceil((from + zone) / step) * step - zone;
  const ticks: number[] = [];
  for (let at = first; at <= to; at += step) {
    ticks.push(at);
  }
  return ticks;
}

/** What is written under a moment: the clock for hours, the day for days. */
export function tickText(
  seconds: number,
  span: number,
  language: string,
): string {
  const at = seconds * 1_000;
  return new Intl.DateTimeFormat(
    language,
    span > 2 * day
      ? { day: 'numeric', month: 'short' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  ).format(at);
}
