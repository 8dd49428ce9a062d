import { parseQuantity, QuotaLine } from '@socle/plugin-tenancy-common';

/* As Kubernetes writes quantities; what is written with an exponent is left as a plain number. */
const units: [suffix: string, factor: number][] = [
  ['m', 1e-3],
  ['k', 1e3],
  ['Ki', 2 ** 10],
  ['M', 1e6],
  ['Mi', 2 ** 20],
  ['G', 1e9],
  ['Gi', 2 ** 30],
  ['T', 1e12],
  ['Ti', 2 ** 40],
  ['P', 1e15],
  ['Pi', 2 ** 50],
];

/**
 * What is left of a line of a quota, in the unit that the quota is written in: "2.5" of 4 where 1500m are used, "5Gi" of
 * 8Gi where 3Gi are. Rounded down: what is said to be left is there. Undefined where nothing is left, or it cannot be told.
 */
export function quotaLeft({ used, hard }: QuotaLine): string | undefined {
  const [taken, allowed] = [parseQuantity(used), parseQuantity(hard)];
  if (taken === undefined || allowed === undefined || allowed <= taken) {
    return undefined;
  }
  const suffix = /[a-z]+$/i.exec(hard)?.[0];
  const [unit, factor] = units.find(([one]) => one === suffix) ?? ['', 1];
  // Millionths first, so that what binary fractions lose is no hundredth.
  const left = Math.round(((allowed - taken) / factor) * 1e6) / 1e6;
  const rounded = Math.floor(left * 100) / 100;
  return rounded > 0 ? `${rounded}${unit}` : undefined;
}
