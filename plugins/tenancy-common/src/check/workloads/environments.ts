import { Profile, ProfileCluster, ProfileSize } from '../../profile/schema';
import { namespaceOf, TenantEnvironment } from '../../tenant/types';
import { Unit, Workspace } from '../tree/workspace';

/** The environment that a folder is applied to, with what the profile has for it. */
export interface UnitEnvironment {
  tenantName: string;
  environment: TenantEnvironment;
  namespace: string;
  profile: Profile;
  cluster: ProfileCluster;
  size: ProfileSize;
}

/** Of a folder, its environment; undefined where tenant, environment or profile are not known. */
export function environmentOf(
  { tenant, environment }: Unit,
  { profile }: Workspace,
): UnitEnvironment | undefined {
  if (!tenant || !environment || !profile) {
    return undefined;
  }
  const { clusters, sizes } = profile.value.spec;
  const cluster = clusters.find(({ name }) => name === environment.cluster);
  const size = Object.entries(sizes).find(
    ([name]) => name === environment.size,
  )?.[1];
  const tenantName = tenant.metadata.name;
  return cluster && size
    ? {
        tenantName,
        environment,
        namespace: namespaceOf(tenantName, environment.name),
        profile: profile.value,
        cluster,
        size,
      }
    : undefined;
}
