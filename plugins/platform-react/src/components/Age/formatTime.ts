const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: [unit: Intl.RelativeTimeFormatUnit, length: number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/**
 * How long ago a moment was, in one unit: "3 min ago", "il y a 3 min". Under ten seconds, and for clocks that run ahead
 * of ours, it is "now".
 *
 * @public
 */
export function formatAge(options: {
  /** Milliseconds since 1970. */
  at: number;
  now: number;
  /** BCP 47 tag: `en`, `fr`. */
  language: string;
}): string {
  const { at, now, language } = options;
  const age = now - at;
  const format = new Intl.RelativeTimeFormat(language, {
    numeric: 'always',
    style: 'short',
  });
  if (age < 10 * SECOND) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
      0,
      'second',
    );
  }
  const [unit, length] = UNITS.find(([, size]) => age >= size) ?? [
    'second' as const,
    SECOND,
  ];
  return format.format(-Math.floor(age / length), unit).replace('.', '');
}

/**
 * A moment on the viewer's clock: "10:32", "10 h 32" in French, with the day where it is not today's.
 *
 * @public
 */
export function formatClock(options: {
  at: number;
  now: number;
  language: string;
  /** IANA name; the viewer's own where unset. */
  timeZone?: string;
}): string {
  const { at, now, language, timeZone } = options;
  const parts = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find(candidate => candidate.type === type)?.value ?? '';
  const clock = language.startsWith('fr')
    ? `${Number(part('hour'))} h ${part('minute')}`
    : `${part('hour')}:${part('minute')}`;

  const inYear = (year?: 'numeric') =>
    new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      year,
      timeZone,
    });
  const date = inYear('numeric');
  if (date.format(at) === date.format(now)) {
    return clock;
  }
  const near = Math.abs(now - at) < 180 * DAY;
  return `${(near ? inYear() : date).format(at)}, ${clock}`;
}

/**
 * A moment in full, to the second, with the time zone's name.
 *
 * @public
 */
export function formatExact(options: {
  at: number;
  language: string;
  timeZone?: string;
}): string {
  return new Intl.DateTimeFormat(options.language, {
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: options.timeZone,
    timeZoneName: 'short',
  }).format(options.at);
}

/** How often an age has to be drawn anew to be right, in milliseconds. */
export function renewalInterval(age: number): number {
  if (age < MINUTE) {
    return 5 * SECOND;
  }
  return age < HOUR ? MINUTE / 2 : HOUR / 2;
}
