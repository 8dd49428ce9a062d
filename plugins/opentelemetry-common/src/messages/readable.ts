import { Phrase, say } from '@socle/plugin-platform-common';

/* What the figures of sentences are, by the names of their placeholders. All others are said as they are. */
const kinds: Readonly<
  Record<string, (value: number, language: string) => string>
> = {
  share: shareOf,
  allowed: shareOf,
  left: shareOf,
  rate: decimal,
  burn: decimal,
  duration: durationOf,
  usual: durationOf,
  threshold: durationOf,
  window: spanOf,
  age: spanOf,
};

/**
 * A phrase with its figures in the words of a language: `0.014` as `1.4 %` in French and `1.4%` in English, seconds as
 * `340 ms` or `5 min`. Ready for a translation's placeholders.
 *
 * @public
 */
export function readable<Code extends string>(
  phrase: Phrase<Code>,
  language: string = 'en',
): Phrase<Code> {
  return {
    code: phrase.code,
    parameters: Object.fromEntries(
      Object.entries(phrase.parameters).map(([name, value]) => [
        name,
        typeof value === 'number' && Object.hasOwn(kinds, name)
          ? kinds[name](value, language)
          : value,
      ]),
    ),
  };
}

/**
 * A sentence of a catalogue, with its figures in the words of the language.
 *
 * @public
 */
export function sayReadably(
  texts: Readonly<Record<string, string>>,
  phrase: Phrase,
  language: string = 'en',
): string {
  return say(texts, readable(phrase, language), language);
}

/** Small shares keep two figures that mean something: 0.05 % is not 0 %. */
function shareOf(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumSignificantDigits: Math.abs(value) >= 0.1 ? 3 : 2,
  }).format(value);
}

function decimal(value: number, language: string): string {
  return new Intl.NumberFormat(language, {
    maximumSignificantDigits: 3,
  }).format(value);
}

function unit(
  value: number,
  name: 'millisecond' | 'second' | 'minute' | 'hour' | 'day',
  language: string,
): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(value);
}

/** How long something takes, from seconds. */
function durationOf(seconds: number, language: string): string {
  return seconds < 1
    ? unit(seconds * 1000, 'millisecond', language)
    : spanOf(seconds, language);
}

/** How long something lasts, from seconds. */
function spanOf(seconds: number, language: string): string {
  if (seconds >= 172_800) {
    return unit(seconds / 86_400, 'day', language);
  }
  if (seconds >= 3_600) {
    return unit(seconds / 3_600, 'hour', language);
  }
  return seconds >= 120
    ? unit(seconds / 60, 'minute', language)
    : unit(seconds, 'second', language);
}
