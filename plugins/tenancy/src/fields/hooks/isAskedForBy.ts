import { NameAvailability } from '@socle/plugin-tenancy-common';

/** Whether the one who looks asked for that very tenant: asking again brings their request up to date. */
export function isAskedForBy(
  availability: NameAvailability,
  user: string | undefined,
): boolean {
  return (
    availability.state === 'requested' &&
    availability.change?.requestedBy !== undefined &&
    availability.change.requestedBy === user
  );
}
