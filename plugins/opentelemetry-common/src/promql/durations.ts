/** Milliseconds of PromQL's units. */
export const units = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
} as const;

/* As people say it: 28 days and not 4 weeks. */
const printed = ['d', 'h', 'm', 's', 'ms'] as const;

/** A duration as PromQL writes it: `1h30m`, `-5m`. In milliseconds, of which parts are dropped. */
export function printDuration(milliseconds: number): string {
  let rest = Math.trunc(Math.abs(milliseconds));
  let text = '';
  for (const unit of printed) {
    const count = Math.floor(rest / units[unit]);
    if (count > 0) {
      rest -= count * units[unit];
      text += `${count}${unit}`;
    }
  }
  return text === '' ? '0s' : `${milliseconds < 0 ? '-' : ''}${text}`;
}

const duration =
  /^(?:(?<y>\d+)y)?(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?(?:(?<ms>\d+)ms)?$/;

/**
 * The milliseconds of `1h30m`; undefined for what is no duration of PromQL.
 *
 * @public
 */
export function parseDuration(text: string): number | undefined {
  const groups = text === '' ? undefined : duration.exec(text)?.groups;
  if (!groups) {
    return undefined;
  }
  const sum = Object.entries(units).reduce(
    (total, [unit, size]) => total + Number(groups[unit] ?? 0) * size,
    0,
  );
  return Number.isSafeInteger(sum) ? sum : undefined;
}
