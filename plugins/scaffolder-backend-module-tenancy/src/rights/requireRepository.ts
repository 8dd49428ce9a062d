import { NotAllowedError } from '@backstage/errors';
import { Profile, teamRepositoryUrl } from '@socle/plugin-tenancy-common';
import {
  RegistrySnapshot,
  RepositoryLocation,
  RequestRegistry,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';
import { requireName } from '../tenant/requireName';
import { repositoryAt } from './repositoryAt';
import { Person, requireOwner, TenantRights } from './TenantRights';

/**
 * On whose account a repository may be made:
 *
 * - `owner`: the organisation is there for them;
 * - `tenant`: it is the repository of a tenant of theirs, and its organisation may be made with it;
 * - `request`: as `tenant`, for one that is only asked for: an organisation that others use is not touched.
 */
export type RepositoryRight = 'owner' | 'tenant' | 'request';

/**
 * Holds the place of a new repository against who asks: the portal's account may write everywhere on the forge, and must not
 * lend that to everybody.
 *
 * The organisation has the name of a tenant that one of the person's groups owns, or else of such a group; or the repository
 * is the one that the profile names for a tenant that is being asked for, by an owner of theirs.
 *
 * @throws NotAllowedError otherwise.
 */
export async function requireRepository(options: {
  person: Person;
  location: RepositoryLocation;
  /** The group that is to own it, where the template says so. */
  owner: string | undefined;
  rights: TenantRights;
  registry: TenantRegistry;
  requests: RequestRegistry;
}): Promise<RepositoryRight> {
  const { person, location, owner, rights, registry } = options;
  if (owner !== undefined) {
    requireOwner(person, owner);
  }
  const organisation = location.owner.toLocaleLowerCase('en-US').split('/')[0];
  const isGroups = person.groups.includes(organisation);
  const { tenants, profile } = await readTenants(
    registry,
    person.actsForAll || isGroups,
  );
  const tenantOf = (wanted: string) =>
    tenants.find(({ name }) => name === wanted);
  const registered = tenantOf(organisation);
  const isTheirs =
    person.actsForAll ||
    (registered ? person.owns(registered.tenant?.spec.owner ?? '') : isGroups);

  if (profile && isTeamRepository(location, profile.value)) {
    const { name } = location;
    const tenant = tenantOf(name);
    if (tenant && (isTheirs || person.owns(tenant.tenant?.spec.owner ?? ''))) {
      return 'tenant';
    }
    if (!tenant && owner !== undefined) {
      await rights.requireCreate(person, owner);
      const requests = await options.requests.readAll();
      requireName({ name, person, tree: { profile }, requests });
      return isTheirs || !hasOwnOrganisation(profile.value)
        ? 'tenant'
        : 'request';
    }
  }
  if (isTheirs) {
    return 'owner';
  }
  throw new NotAllowedError(
    `${person.ref} may not have a repository made under ${location.owner}: it is neither one of their groups nor a tenant of one. Choose another owner, or ask somebody of ${location.owner}.`,
  );
}

/** The tenants; for those who may without them, none where there is no GitOps repository, or it was never read. */
async function readTenants(
  registry: TenantRegistry,
  isOptional: boolean,
): Promise<Pick<RegistrySnapshot, 'tenants' | 'profile'>> {
  try {
    return await registry.read();
  } catch (error) {
    if (isOptional) {
      return { tenants: [] };
    }
    throw error;
  }
}

/** Whether a repository is where the profile has the one of the tenant of its name. */
function isTeamRepository(
  location: RepositoryLocation,
  profile: Profile,
): boolean {
  return isSame(
    repositoryAt(teamRepositoryUrl(location.name, profile)),
    location,
  );
}

/** Whether each tenant has an organisation to itself. */
function hasOwnOrganisation(profile: Profile): boolean {
  const [one, other] = ['one', 'other'].map(
    name => repositoryAt(teamRepositoryUrl(name, profile))?.owner,
  );
  return one !== other;
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
