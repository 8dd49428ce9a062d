import { InputError, NotFoundError } from '@backstage/errors';
import {
  HealthRange,
  healthRanges,
  isHealthRange,
} from '@socle/plugin-opentelemetry-common';
import { Place } from '../services/Places';

/** The place of an environment that a path names. Throws `NotFoundError` where the entity has none of that name. */
export function findPlace(places: readonly Place[], name: string): Place {
  const found = places.find(({ environment }) => environment.name === name);
  if (!found) {
    throw new NotFoundError('The entity has no environment of that name');
  }
  return found;
}

/** The range that a query names as `range=3h`; three hours without one. Throws `InputError`. */
export function parseRange({ range }: Record<string, unknown>): HealthRange {
  if (range === undefined) {
    return '3h';
  }
  if (typeof range !== 'string' || !isHealthRange(range)) {
    throw new InputError(
      `range is one of ${Object.keys(healthRanges).join(', ')}`,
    );
  }
  return range;
}

/** The name of a tenant that a path names. Throws `InputError`. */
export function parseTenant(name: string): string {
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new InputError('name is no name of a tenant');
  }
  return name;
}
