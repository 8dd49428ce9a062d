import { Profile, ProfileCluster, ProfileSize } from '../profile/schema';
import { Tenant, TenantEnvironment } from '../tenant/types';
import { Flavour } from './flavours/flavour';

/**
 * A file as it is to be written.
 *
 * @public
 */
export interface RenderedFile {
  /** From the root of its repository, with slashes. */
  path: string;
  content: string;
}

/** One environment, with everything of the profile that it refers to. */
export interface EnvironmentContext {
  tenant: Tenant;
  profile: Profile;
  environment: TenantEnvironment;
  cluster: ProfileCluster;
  size: ProfileSize;
  flavour: Flavour;
  /** The tenant's name. */
  name: string;
  namespace: string;
  production: boolean;
  suspended: boolean;
  /** Host names that the ingress may route here; none where it is suspended. */
  exposed: readonly string[];
}
