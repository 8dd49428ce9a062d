const scales: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a Kubernetes quantity stands for (`500m` is 0.5); undefined where it is none. */
export function quantityValue(value: unknown): number | undefined {
  const found =
    /^([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/.exec(
      String(value),
    );
  return found ? Number(found[1]) * scales[found[2] ?? ''] : undefined;
}

/** Fields whose values are quantities. */
const quantityMaps = new Set([
  'limits',
  'requests',
  'hard',
  'capacity',
  'default',
  'defaultRequest',
  'max',
  'min',
  'maxLimitRequestRatio',
  'allocatable',
]);

/** Whether the values of a field's map are quantities, in Kubernetes' own kinds. */
export function holdsQuantities(field: string): boolean {
  return quantityMaps.has(field);
}
