import { InputError } from '@backstage/errors';
import { Profile } from '../profile/schema';
import { namespaceOf, Tenant } from '../tenant/types';
import { flavours } from './flavours';
import { EnvironmentContext } from './types';

/** The environments of a tenant, each with what it refers to. Throws `InputError` where the profile does not have it. */
export function contextsOf(
  tenant: Tenant,
  profile: Profile,
): EnvironmentContext[] {
  const { name } = tenant.metadata;
  return tenant.spec.environments.map(environment => {
    const cluster = profile.spec.clusters.find(
      one => one.name === environment.cluster,
    );
    const size = Object.entries(profile.spec.sizes).find(
      ([sizeName]) => sizeName === environment.size,
    )?.[1];
    if (!cluster || !size) {
      throw new InputError(
        cluster
          ? `The profile has no size ${environment.size}, which ${name}'s ${environment.name} asks for; check the tenant against the profile first`
          : `The profile has no cluster ${environment.cluster}, which ${name}'s ${environment.name} asks for; check the tenant against the profile first`,
      );
    }
    const suspended = environment.suspended ?? false;
    return {
      tenant,
      profile,
      environment,
      cluster,
      size,
      flavour: flavours[cluster.flavour],
      name,
      namespace: namespaceOf(name, environment.name),
      production: cluster.stage === 'prod',
      suspended,
      exposed: suspended ? [] : (environment.exposed ?? []),
    };
  });
}
