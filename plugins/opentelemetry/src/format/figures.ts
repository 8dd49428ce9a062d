import { QueryUnit } from '@socle/plugin-opentelemetry-common';

const significant = (value: number, language: string) =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(
    value,
  );

/**
 * A figure as people read it: `12.5/s`, `0.02%`, `180 ms`, `3`. A moment is said in seconds since 1970, as it is.
 *
 * @param value - in the unit: shares from 0 to 1, durations in seconds
 */
export function formatFigure(
  value: number,
  unit: QueryUnit,
  language: string,
): string {
  switch (unit) {
    case 'perSecond':
      return `${significant(value, language)}/s`;
    case 'share':
      return formatShare(value, language);
    case 'seconds':
      return formatDuration(value, language);
    default:
      return significant(value, language);
  }
}

/** Small shares keep two figures that mean something: 0.05 % is not 0 %. */
export function formatShare(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumSignificantDigits: Math.abs(value) >= 0.1 ? 3 : 2,
  }).format(value);
}

const units: readonly [
  unit: 'day' | 'hour' | 'minute' | 'second',
  seconds: number,
  from: number,
][] = [
  ['day', 86_400, 172_800],
  ['hour', 3_600, 3_600],
  ['minute', 60, 120],
  ['second', 1, 1],
];

/** How long something takes or lasts, from seconds: `180 ms`, `2.5 sec`, `5 min`, `12 days`. */
export function formatDuration(seconds: number, language: string): string {
  const format = (value: number, unit: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumSignificantDigits: 3,
    }).format(value);
  const found = units.find(([, , from]) => Math.abs(seconds) >= from);
  return found
    ? format(seconds / found[1], found[0])
    : format(seconds * 1_000, 'millisecond');
}
