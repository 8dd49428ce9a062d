/**
 * How attributes are written in Prometheus: with underscores for everything that its old alphabet does not have, or as
 * OpenTelemetry has them (translation strategies `NoUTF8EscapingWithSuffixes` and `NoTranslation`).
 *
 * @public
 */
export type NameStyle = 'underscores' | 'dots';

/**
 * How Prometheus translates names of OpenTelemetry (`otlp.translation_strategy`).
 *
 * @public
 */
export type Translation =
  | 'UnderscoreEscapingWithSuffixes'
  | 'UnderscoreEscapingWithoutSuffixes'
  | 'NoUTF8EscapingWithSuffixes'
  | 'NoTranslation';

/** How names are written under a translation. */
export function styleOf(translation: Translation): NameStyle {
  return translation.startsWith('Underscore') ? 'underscores' : 'dots';
}

/** The name of a histogram or counter under a translation. */
export function translated(
  name: string,
  suffix: string,
  translation: Translation,
): string {
  const styledName = styled(name, styleOf(translation));
  return translation.endsWith('WithSuffixes')
    ? `${styledName}${suffix}`
    : styledName;
}

/** A name of OpenTelemetry as Prometheus has it, without suffixes. */
export function styled(name: string, style: NameStyle): string {
  return style === 'dots' ? name : name.replace(/\W/g, '_');
}

/**
 * What a duration is counted in.
 *
 * @public
 */
export type TimeUnit = 's' | 'ms' | 'us' | 'ns';

/* The suffixes of translation, the likeliest first (prometheus/otlptranslator, unit_suffixes.go). */
const unitSuffixes: readonly [suffix: string, unit: TimeUnit][] = [
  ['_seconds', 's'],
  ['_milliseconds', 'ms'],
  ['_microseconds', 'us'],
  ['_nanoseconds', 'ns'],
];

/** What the name of a duration ends with. */
export function suffixOf(unit: TimeUnit): string {
  return unitSuffixes.find(([, own]) => own === unit)?.[0] ?? '';
}

/** How many of each unit a second has. */
export const inSecond: Readonly<Record<TimeUnit, number>> = {
  s: 1,
  ms: 1e3,
  us: 1e6,
  ns: 1e9,
};

/** A histogram as it was found in Prometheus. */
export interface FoundHistogram {
  /** Without `_bucket` and `_count`. */
  metric: string;
  style: NameStyle;
  /** `both` where a service was seen with both in the time that was looked at. */
  form: 'classic' | 'native' | 'both';
  unit: TimeUnit;
  /** Whether the name says the unit, or only the convention. */
  unitFrom: 'name' | 'convention';
}

/**
 * Finds a histogram of durations by its name in OpenTelemetry, whatever the translation strategy. The unit is read from the
 * name; where the name has none, it is the convention's.
 */
export function findHistogram(options: {
  names: ReadonlySet<string>;
  /** `http.server.request.duration`. */
  metric: string;
  unit: TimeUnit;
}): FoundHistogram | undefined {
  const { names, metric, unit } = options;
  const styles: readonly NameStyle[] = ['underscores', 'dots'];
  for (const style of styles) {
    const base = styled(metric, style);
    if (!beginsWith(names, base)) {
      continue;
    }
    for (const [suffix, named] of [...unitSuffixes, ['', undefined] as const]) {
      const found = `${base}${suffix}`;
      const form = formOf(found, names);
      if (form) {
        return {
          metric: found,
          style,
          form,
          unit: named ?? unit,
          unitFrom: named ? 'name' : 'convention',
        };
      }
    }
  }
  return undefined;
}

/** Whether any name begins so. A service has few names, and most conventions none of them. */
function beginsWith(names: ReadonlySet<string>, base: string): boolean {
  for (const name of names) {
    if (name.startsWith(base)) {
      return true;
    }
  }
  return false;
}

function formOf(
  metric: string,
  names: ReadonlySet<string>,
): FoundHistogram['form'] | undefined {
  const classic = names.has(`${metric}_bucket`);
  const native = names.has(metric);
  if (classic && native) {
    return 'both';
  }
  if (native) {
    return 'native';
  }
  return classic ? 'classic' : undefined;
}

/** A counter or gauge as it was found in Prometheus. */
export interface FoundSeries {
  metric: string;
  style: NameStyle;
}

/** Finds a counter or gauge by its name in OpenTelemetry: with one of these suffixes, or with none. */
export function findSeries(options: {
  names: ReadonlySet<string>;
  metric: string;
  /** `_total`, `_ratio`, `_bytes`: what the default strategy puts behind. */
  suffixes: readonly string[];
}): FoundSeries | undefined {
  const { names, metric, suffixes } = options;
  const styles: readonly NameStyle[] = ['underscores', 'dots'];
  for (const style of styles) {
    for (const suffix of [...suffixes, '']) {
      const found = `${styled(metric, style)}${suffix}`;
      if (names.has(found)) {
        return { metric: found, style };
      }
    }
  }
  return undefined;
}
