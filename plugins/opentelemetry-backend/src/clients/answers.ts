import {
  LabelledSample,
  SeriesLabels,
} from '@socle/plugin-opentelemetry-common';

/** A sample of an instant query, with its moment in seconds since 1970. */
export interface InstantSample extends LabelledSample {
  at: number;
}

/** A series of a range query: seconds since 1970, and values. */
export interface RangeSeries {
  labels: SeriesLabels;
  points: [number, number][];
}

/** What Prometheus wraps its answers in. */
export interface Envelope {
  data: unknown;
  warnings: string[];
}

/** The envelope of an answer; undefined where it is none. */
export function readEnvelope(body: unknown): Envelope | undefined {
  const { status, data, warnings, infos } = recordOf(body);
  return status === 'success'
    ? {
        data,
        warnings: [...textsOf(warnings), ...textsOf(infos)].map(text =>
          text.slice(0, 500),
        ),
      }
    : undefined;
}

/** The samples of a vector or scalar; undefined where the answer is neither. */
export function readVector(data: unknown): InstantSample[] | undefined {
  const { resultType, result } = recordOf(data);
  if (resultType === 'scalar') {
    const sample = readPoint(result);
    return sample && [{ labels: {}, at: sample[0], value: sample[1] }];
  }
  if (resultType !== 'vector' || !Array.isArray(result)) {
    return undefined;
  }
  return result.flatMap(entry => {
    const { metric, value } = recordOf(entry);
    const sample = readPoint(value);
    return sample
      ? [{ labels: labelsOf(metric), at: sample[0], value: sample[1] }]
      : [];
  });
}

/** The series of a matrix; undefined where the answer is none. */
export function readMatrix(data: unknown): RangeSeries[] | undefined {
  const { resultType, result } = recordOf(data);
  return resultType === 'matrix' && Array.isArray(result)
    ? result.map(entry => {
        const { metric, values } = recordOf(entry);
        return {
          labels: labelsOf(metric),
          points: (Array.isArray(values) ? values : []).flatMap(value => {
            const sample = readPoint(value);
            return sample ? [sample] : [];
          }),
        };
      })
    : undefined;
}

/** A number as Prometheus writes it: `NaN` and `+Inf` are some, too. */
function readPoint(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || typeof value[0] !== 'number') {
    return undefined;
  }
  const text = String(value[1]);
  const number = /Inf$/.test(text)
    ? Infinity * (text.startsWith('-') ? -1 : 1)
    : Number(text);
  return [value[0], number];
}

export function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).map(([label, text]) => [
      label,
      String(text),
    ]),
  );
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : {};
}
