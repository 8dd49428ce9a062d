import { ConflictError, InputError } from '@backstage/errors';
import { nameAvailability } from '@socle/plugin-tenancy-common';
import { KnownRequest } from '@socle/plugin-tenancy-node';
import { Person } from '../rights/TenantRights';
import { TenantTree } from './readTree';

/**
 * Holds the name of a new tenant against what is merged, asked for and reserved, as the form does while people type. A
 * request of one's own is no obstacle: proposing again brings it up to date.
 *
 * @throws InputError where it is no name, or reserved.
 * @throws ConflictError where it is taken.
 */
export function requireName(options: {
  name: string;
  person: Person;
  tree: Pick<TenantTree, 'profile' | 'tenant'>;
  requests: readonly KnownRequest[];
}): void {
  const { name, person, tree, requests } = options;
  const asked = requests
    .map(({ change }) => change)
    .filter(
      ({ tenant, kind, state }) =>
        tenant === name && kind === 'create' && state === 'open',
    );
  const { tenant } = tree;
  const isTheirs = asked.every(({ requestedBy }) => requestedBy === person.ref);
  const available = nameAvailability({
    name,
    ...((tenant || (asked.length > 0 && !isTheirs)) && {
      known: { name, ...(tenant && { merged: tenant }), changes: asked },
    }),
    isReadable: false,
    profile: tree.profile.value,
  });
  if (available.state === 'free') {
    return;
  }
  const words = `${available.message} ${available.remedy}`;
  throw ['taken', 'requested'].includes(available.state)
    ? new ConflictError(words)
    : new InputError(words);
}
