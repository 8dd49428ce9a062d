import { parseDuration } from '@socle/plugin-opentelemetry-common';
import { Element, Labels, QueryError, Sample, Value } from '../engine/types';

/** A moment as Prometheus reads it: seconds since 1970, or RFC 3339; in milliseconds. `NaN` where it is none. */
export function parseMoment(text: string): number {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(seconds)) {
    return Math.round(seconds * 1000);
  }
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
}

/** A moment that has to be there. */
export function readMoment(name: string, text: string): number {
  const milliseconds = parseMoment(text);
  if (Number.isNaN(milliseconds)) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`,
    );
  }
  return milliseconds;
}

/** A duration as Prometheus reads it: seconds, or a number with a unit; in milliseconds. */
export function readDuration(name: string, text: string): number {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  const milliseconds = Number.isFinite(seconds)
    ? seconds * 1000
    : parseDuration(text);
  if (milliseconds === undefined) {
    throw new QueryError(
      'bad_data',
      `invalid parameter "${name}": cannot parse "${text}" to a valid duration`,
    );
  }
  return milliseconds;
}

/** The answer to an instant query. */
export function printValue(value: Value, at: number): object {
  switch (value.kind) {
    case 'scalar':
      return { resultType: 'scalar', result: point(at, value.value) };
    case 'text':
      return { resultType: 'string', result: [at / 1000, value.value] };
    case 'vector':
      return {
        resultType: 'vector',
        result: value.elements.map(({ labels, value: number }: Element) => ({
          metric: labels,
          value: point(at, number),
        })),
      };
    default:
      return printMatrix(value.series);
  }
}

/** The answer to a range query. */
export function printMatrix(
  series: readonly { labels: Labels; samples: readonly Sample[] }[],
): object {
  return {
    resultType: 'matrix',
    result: series.map(({ labels, samples }) => ({
      metric: labels,
      values: samples.map(([at, value]) => point(at, value)),
    })),
  };
}

function point(at: number, value: number): [number, string] {
  return [at / 1000, printNumber(value)];
}

/** A number as Go writes it without an exponent. */
export function printNumber(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  const [mantissa, exponent] = text.split('e');
  if (exponent === undefined) {
    return text;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole, part = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  const digits = whole + part;
  return shift > 0
    ? `${sign}${digits.padEnd(whole.length + shift, '0')}`
    : `${sign}0.${'0'.repeat(-shift - whole.length)}${digits}`;
}
