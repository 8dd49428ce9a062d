import { word } from '@socle/plugin-platform-common/documents';
import { z } from 'zod/v4';

/** A moment in a file. */
export const moment = (description: string) =>
  word({
    description,
    pattern:
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/,
    maxLength: 40,
    expected: 'a moment',
    remedy: 'Write it as 2026-03-10T22:00:00Z.',
    examples: ['2026-03-10T22:00:00Z'],
    check: value =>
      momentOf(value) === undefined
        ? `"${value}" is not in the calendar.`
        : undefined,
  });

/*
 * A sample as Prometheus' API writes it, or as JSON has it. What is no number stays readable: "NaN", "+Inf".
 */
export const readingSchema = z
  .strictObject({
    value: z
      .union([z.number(), z.string().max(40), z.null()])
      .meta({ description: 'The figure; null where there is none.' }),
    at: moment('When it was taken; now, where it is left out.').optional(),
  })
  .meta({ description: 'A figure as it was read.' });

/**
 * A figure as it was read.
 *
 * @public
 */
export type Reading = z.infer<typeof readingSchema>;

/** The number that a reading holds; undefined for none, for NaN and for what has no end. */
export function finite(reading: Reading | undefined): number | undefined {
  const value = reading?.value;
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
}

/** The same, where less than nothing cannot be: what clocks and resets make of counters is none. */
export function amount(reading: Reading | undefined): number | undefined {
  const number = finite(reading);
  return number !== undefined && number >= 0 ? number : undefined;
}

/** The moment that a text names, in milliseconds; undefined where it is none. */
export function momentOf(text: string | undefined): number | undefined {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
