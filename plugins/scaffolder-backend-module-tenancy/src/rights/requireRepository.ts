import { NotAllowedError } from '@backstage/errors';
import { teamRepositoryUrl } from '@socle/plugin-tenancy-common';
import {
  ChangesService,
  RepositoryLocation,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';
import { Person, requireOwner } from './TenantRights';
import { repositoryAt } from './repositoryAt';

/**
 * Holds the place of a new repository against who asks: the portal's account may write everywhere on the forge, and must not
 * lend that to everybody.
 *
 * The organisation has the name of a group of the person, or of a tenant that one of their groups owns; or the repository is
 * the one that the profile names for a tenant that is being asked for, by an owner of theirs.
 *
 * @throws NotAllowedError otherwise.
 */
export async function requireRepository(options: {
  person: Person;
  location: RepositoryLocation;
  /** The group that is to own it, where the template says so. */
  owner: string | undefined;
  registry: TenantRegistry;
  changes: ChangesService;
}): Promise<void> {
  const { person, location, owner, registry, changes } = options;
  if (owner !== undefined) {
    requireOwner(person, owner);
  }
  if (person.actsForAll) {
    return;
  }
  const [organisation] = location.owner.toLocaleLowerCase('en-US').split('/');
  if (person.groups.includes(organisation)) {
    return;
  }
  const { tenants, profile } = await registry.read();
  const registered = tenants.find(({ name }) => name === organisation);
  const theirs = registered?.tenant?.spec.owner;
  if (theirs && person.owns(theirs)) {
    return;
  }
  const wanted = location.name;
  const isTeamRepository =
    profile !== undefined &&
    isSame(repositoryAt(teamRepositoryUrl(wanted, profile.value)), location);
  if (owner !== undefined && isTeamRepository && !registered) {
    const requests = await changes.get(wanted);
    const others = requests.filter(
      ({ state, requestedBy }) =>
        state === 'open' && requestedBy !== person.ref,
    );
    const isTaken = tenants.some(({ name }) => name === wanted);
    const isReserved = profile.value.spec.reservedNames?.includes(wanted);
    if (others.length === 0 && !isTaken && !isReserved) {
      return;
    }
  }
  throw new NotAllowedError(
    `${person.ref} may not have a repository made under ${location.owner}: it is neither one of their groups nor a tenant of one. Choose another owner, or ask somebody of ${location.owner}.`,
  );
}

function isSame(
  one: RepositoryLocation | undefined,
  other: RepositoryLocation,
): boolean {
  return (
    one?.host === other.host &&
    one.owner.toLowerCase() === other.owner.toLowerCase() &&
    one.name.toLowerCase() === other.name.toLowerCase()
  );
}
