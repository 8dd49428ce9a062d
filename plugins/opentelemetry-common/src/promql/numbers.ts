import { parseDuration } from './durations';

/**
 * The number that PromQL reads: `1_000`, `0x1F`, `1e-3`, `.5`, `Inf`, `NaN`, and durations as seconds. Whole numbers that
 * begin with 0 are octal where they can be, as in Go. Undefined for what is none.
 */
export function parseNumber(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[+-]\s*/, '');
  if (/^inf$/i.test(body)) {
    return sign * Infinity;
  }
  if (/^nan$/i.test(body)) {
    return Number.NaN;
  }
  const digits = body.replaceAll('_', '');
  if (/^0[0-7]+$/.test(digits)) {
    return sign * Number.parseInt(digits, 8);
  }
  if (
    /^(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)$/.test(
      digits,
    )
  ) {
    return sign * Number(digits);
  }
  const duration = parseDuration(body);
  return duration === undefined ? undefined : (sign * duration) / 1000;
}
