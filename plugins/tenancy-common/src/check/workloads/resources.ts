import { FieldPath } from '@socle/plugin-platform-common/documents';
import { parseQuantity } from '../../quantity';
import { Fields, fieldsAt } from '../value';

export type Side = 'requests' | 'limits';

/** What every container says of itself. */
export const computeResources = ['cpu', 'memory'] as const;

/* The pattern of quantities tries again at each digit, so a megabyte of them would never end. */
const MAX_LENGTH = 64;

/**
 * The amount behind what stands in `resources`; undefined where it is none. Numbers count as their text does, as in
 * apimachinery's resource.Quantity; none is negative.
 */
export function amountOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return undefined;
  }
  const text = String(value);
  const amount = text.length > MAX_LENGTH ? undefined : parseQuantity(text);
  return amount === undefined || amount < 0 || !Number.isFinite(amount)
    ? undefined
    : amount;
}

/** The `requests` or `limits` of a container, or of a pod as a whole (Kubernetes' "Pod-level resources"). */
export function resourcesOf(holder: Fields, side: Side): Fields {
  return fieldsAt(holder, 'resources', side);
}

/** Where an amount stands. */
export function pathOfAmount(
  holder: FieldPath,
  side: Side,
  resource: string,
): FieldPath {
  return [...holder, 'resources', side, resource];
}
