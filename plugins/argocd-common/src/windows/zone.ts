/**
 * The offset of a time zone from UTC at a moment, in milliseconds. An unknown zone counts as UTC. Source: Argo CD's
 * `scheduleOffsetByTimeZone`.
 */
export type ZoneOffset = (moment: number) => number;

/** How a time zone goes; its name is IANA's. */
export function zoneOffset(timeZone: string | undefined): ZoneOffset {
  const format = timeZone ? formatOf(timeZone) : undefined;
  if (!format) {
    return () => 0;
  }
  return moment => {
    const parts = new Map(
      format
        .formatToParts(moment)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - Math.floor(moment / 1000) * 1000;
  };
}

/** Whether the zone is one that is known: another counts as UTC, which is worth saying. */
export function isTimeZone(timeZone: string): boolean {
  return formatOf(timeZone) !== undefined;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  // Go takes `Local` for the machine's own zone; what that is cannot be known here.
  if (timeZone.length > 64 || /^[+-]/.test(timeZone)) {
    return undefined;
  }
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/**
 * The moment at which a clock on the wall reaches a time, at or after `from`. Where the clock is put forward over it, it is
 * the moment at which it is passed.
 */
export function momentOfWall(
  wall: number,
  offset: ZoneOffset,
  from: number,
): number {
  // The clock is put by a few hours at most: the answer lies between these two.
  const candidates = [offset(wall - 86_400_000), offset(wall + 86_400_000)].map(
    difference => wall - difference,
  );
  const [early, late] = [Math.min(...candidates), Math.max(...candidates)];
  const reached = (moment: number) => moment + offset(moment) >= wall;
  if (early >= from && reached(early)) {
    return early;
  }
  if (!reached(late)) {
    return late;
  }
  let below = Math.max(early, from - 1);
  let above = late;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (reached(middle)) {
      above = middle;
    } else {
      below = middle;
    }
  }
  return above;
}
