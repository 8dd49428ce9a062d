const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

const part =
  /^(?<amount>\d{1,10}(?:\.\d{0,9})?|\.\d{1,9})(?<unit>ns|us|µs|μs|ms|s|m|h)/;

/* Go counts nanoseconds in 64 bits. */
const maximum = 2 ** 63 / 1e6;

/** Go's `time.ParseDuration` in milliseconds: `8h`, `1h30m`, `-1.5h`, `0`. Undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[-+]/, '');
  if (rest === '0') {
    return 0;
  }
  if (rest === '' || rest.length > 100) {
    return undefined;
  }
  let total = 0;
  while (rest !== '') {
    const found = part.exec(rest);
    if (!found?.groups) {
      return undefined;
    }
    total += Number(found.groups.amount) * units[found.groups.unit];
    rest = rest.slice(found[0].length);
  }
  return total < maximum ? sign * total : undefined;
}
