import {
  Figure,
  LabelledSample,
  PlannedQuery,
  QueryUnit,
  Reading,
} from '@socle/plugin-opentelemetry-common';
import { InstantSample } from '../clients/answers';

/** The one sample of an answer that has no labels apart: the first, where a source answers with several. */
export function readingOf(
  samples: readonly InstantSample[] | undefined,
): Reading {
  const [sample] = samples ?? [];
  return sample
    ? {
        value: Number.isFinite(sample.value)
          ? sample.value
          : String(sample.value),
        at: momentOf(sample.at),
      }
    : { value: null };
}

/** A number for people: null where there is none, and where less than nothing cannot be. */
export function finiteOf(
  value: LabelledSample['value'] | undefined,
): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** A figure of one sample. */
export function figureOf(options: {
  planned: { query: string; unit: QueryUnit } | PlannedQuery;
  sample: InstantSample | undefined;
  origin: Figure['origin'];
}): Figure {
  const { planned, sample, origin } = options;
  return {
    value: finiteOf(sample?.value),
    unit: planned.unit,
    ...(sample && { at: momentOf(sample.at) }),
    origin,
  };
}

export function momentOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
