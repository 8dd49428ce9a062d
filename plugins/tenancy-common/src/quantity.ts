const multipliers = new Map<string, number>([
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

const quantityPattern =
  /^(?<number>[+-]?(?:\d+\.?\d*|\.\d+))(?:(?<suffix>[KMGTPE]i|[numkMGTPE])|[eE](?<exponent>[+-]?\d{1,3}))?$/;

/**
 * The number behind a Kubernetes quantity: 3.5 of `3500m`, 8589934592 of `8Gi`, 1000 of `1e3`. Undefined where it is none.
 *
 * Source: Kubernetes' API reference, "Quantity".
 *
 * @public
 */
export function parseQuantity(quantity: string): number | undefined {
  const parts = quantityPattern.exec(quantity)?.groups;
  if (!parts) {
    return undefined;
  }
  const factor = parts.exponent
    ? 10 ** Number(parts.exponent)
    : (multipliers.get(parts.suffix ?? '') ?? Number.NaN);
  return Number(parts.number) * factor;
}
