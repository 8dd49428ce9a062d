import { word } from '@socle/plugin-platform-common/documents';

/* Minute, hour, day of month, month, day of week, with the bounds that Argo CD's parser (robfig/cron, standard) has. */
const cronFields: { low: number; high: number; names: string[] }[] = [
  { low: 0, high: 59, names: [] },
  { low: 0, high: 23, names: [] },
  { low: 1, high: 31, names: [] },
  {
    low: 1,
    high: 12,
    names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  },
  { low: 0, high: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

/** A schedule with five fields. */
export const cronSchedule = word({
  description:
    'When the window opens: minute, hour, day of the month, month, day of the week (0 is Sunday).',
  pattern: /^[\dA-Za-z*?,/-]+(?: [\dA-Za-z*?,/-]+){4}$/,
  maxLength: 100,
  expected: 'a schedule of five fields',
  remedy:
    "Write minute, hour, day, month and day of the week, in quotes: '0 18 * * 5' is each Friday at 18:00.",
  examples: ['0 18 * * 5', '0 3 * * 0'],
  check: value =>
    value.split(' ').every((field, index) => isCronField(field, index))
      ? undefined
      : `"${value}" has a field that is out of its range.`,
});

function isCronField(field: string, index: number): boolean {
  const { low, high, names } = cronFields[index];
  const numberOf = (text: string): number => {
    const named = names.indexOf(text.toLowerCase());
    if (named >= 0) {
      return named + low;
    }
    return /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  };
  return field.split(',').every(part => {
    const [range, step, ...more] = part.split('/');
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) {
      return false;
    }
    if (range === '*' || range === '?') {
      return true;
    }
    const [from, to = from, ...rest] = range.split('-').map(numberOf);
    return rest.length === 0 && from >= low && to <= high && from <= to;
  });
}

/** A duration as Go writes it, in hours and minutes. */
export const duration = word({
  description: 'How long the window stays open, in hours and minutes.',
  pattern: /^(?:[1-9]\d{0,3}h)?(?:[1-9]\d{0,4}m)?$/,
  maxLength: 11,
  expected: 'a duration',
  remedy: 'Write hours and minutes: 1h, 90m, 60h30m.',
  examples: ['1h', '60h'],
});

/** A time zone of the IANA's list. */
export const timeZone = word({
  description: 'The time zone of the schedule, by its IANA name.',
  pattern: /^[A-Z][A-Za-z_]*(?:\/[A-Z][A-Za-z0-9_+-]*){0,2}$/,
  maxLength: 50,
  expected: 'a time zone',
  remedy: 'Write its IANA name: Europe/Paris, or UTC.',
  examples: ['Europe/Paris', 'UTC'],
  check: value => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).format(0)
        ? undefined
        : `"${value}" is not a time zone.`;
    } catch {
      return `"${value}" is not a time zone.`;
    }
  },
});

/** A day of the calendar. */
export const date = word({
  description: 'A day.',
  pattern: /^\d{4}-\d{2}-\d{2}$/,
  minLength: 10,
  maxLength: 10,
  expected: 'a day',
  remedy: 'Write it as 2027-03-31.',
  examples: ['2027-03-31'],
  check: value => {
    const read = new Date(`${value}T00:00:00Z`);
    return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(value)
      ? `"${value}" is not a day of the calendar.`
      : undefined;
  },
});
