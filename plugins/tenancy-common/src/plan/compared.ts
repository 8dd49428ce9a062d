import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';

/** Two states of one tenant, each with its profile. */
export interface Compared {
  before: Tenant;
  after: Tenant;
  profile: Profile;
  profileBefore: Profile;
}
