import { Profile } from '../profile/schema';

/**
 * The address of a tenant's own repository.
 *
 * @public
 */
export function teamRepositoryUrl(tenant: string, profile: Profile): string {
  return profile.spec.teams.repository.replaceAll('{tenant}', tenant);
}
