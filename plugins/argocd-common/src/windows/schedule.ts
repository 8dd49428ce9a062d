import { Cron } from 'croner';

/*
 * The grammar of robfig/cron, which Argo CD reads schedules with: five fields of numbers, names, ranges and steps. What
 * croner knows beyond it (seconds, L, W, #, 7 for Sunday) Argo CD refuses.
 */
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const days = 'sun|mon|tue|wed|thu|fri|sat';
const fields = [
  { names: '', minimum: 0, maximum: 59 },
  { names: '', minimum: 0, maximum: 23 },
  { names: '', minimum: 1, maximum: 31 },
  { names: months, minimum: 1, maximum: 12 },
  { names: days, minimum: 0, maximum: 6 },
];

/** The first start after a moment, on a clock without time zones; undefined where there is none any more. */
export type Schedule = (wall: number) => number | undefined;

/** Reads a schedule as Argo CD does. Undefined where Argo CD would refuse it. */
export function parseSchedule(text: string): Schedule | undefined {
  const parts = text.length <= 500 ? text.trim().split(/\s+/) : [];
  const normal = parts.map((value, index) =>
    fields[index] ? normalField(value, fields[index]) : undefined,
  );
  if (normal.length !== fields.length || normal.includes(undefined)) {
    return undefined;
  }
  try {
    const cron = new Cron(normal.join(' '), {
      paused: true,
      utcOffset: 0,
      mode: '5-part',
    });
    return wall => cron.nextRun(new Date(wall))?.getTime();
  } catch {
    return undefined;
  }
}

interface Field {
  names: string;
  minimum: number;
  maximum: number;
}

/** A field in words that both libraries read alike; undefined where it is none. */
function normalField(value: string, field: Field): string | undefined {
  const parts = value.split(',').map(part => normalPart(part, field));
  if (parts.includes(undefined)) {
    return undefined;
  }
  // A star anywhere in the list is a star: robfig's day of month and day of week then no longer add up.
  return parts.includes('*') ? '*' : parts.join(',');
}

function normalPart(part: string, field: Field): string | undefined {
  const name = field.names ? `|${field.names}` : '';
  const found = new RegExp(
    `^(?:(?<star>[*?])|(?<low>\\d{1,2}${name})(?:-(?<high>\\d{1,2}${name}))?)(?:/(?<step>\\d{1,3}))?$`,
    'i',
  ).exec(part)?.groups;
  if (!found) {
    return undefined;
  }
  const step = found.step === undefined ? undefined : Number(found.step);
  const first = found.star ? field.minimum : numberOf(found.low, field);
  // `5/15` goes on to the end.
  const last =
    numberOf(found.high, field) ??
    (found.star || step !== undefined ? field.maximum : first);
  if (
    step === 0 ||
    first === undefined ||
    last === undefined ||
    first < field.minimum ||
    last > field.maximum ||
    last < first
  ) {
    return undefined;
  }
  if (found.star && (step ?? 1) === 1) {
    return '*';
  }
  if (step === undefined) {
    return `${first}-${last}`;
  }
  return step > last - first ? `${first}-${first}` : `${first}-${last}/${step}`;
}

function numberOf(
  text: string | undefined,
  { names, minimum }: Field,
): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const index = names.split('|').indexOf(text.toLocaleLowerCase('en-US'));
  return names !== '' && index >= 0 ? index + minimum : Number(text);
}
