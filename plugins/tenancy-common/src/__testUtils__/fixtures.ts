import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseProfile } from '../profile/parse';
import { Profile, ProfileCluster } from '../profile/schema';
import { parseTenant } from '../tenant/parse';
import { Tenant, TenantEnvironment } from '../tenant/types';

const read = (name: string) =>
  readFileSync(resolve(__dirname, '../__fixtures__/sample', name), 'utf8');

/** The tenant of shared/sample. */
export function sampleTenant(): Tenant {
  const parsed = parseTenant(read('tenant.yaml'), 'tenant.yaml');
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  return parsed.value;
}

/** The profile of shared/sample. */
export function sampleProfile(): Profile {
  const parsed = parseProfile(read('socle.yaml'), 'socle.yaml');
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  return parsed.value;
}

/** The tenant with one environment of it changed. */
export function withEnvironment(
  tenant: Tenant,
  name: string,
  change: Partial<TenantEnvironment>,
): Tenant {
  return {
    ...tenant,
    spec: {
      ...tenant.spec,
      environments: tenant.spec.environments.map(environment =>
        environment.name === name ? { ...environment, ...change } : environment,
      ),
    },
  };
}

/** The profile with all of its clusters changed. */
export function withClusters(
  profile: Profile,
  change: Partial<ProfileCluster>,
): Profile {
  const clusters = profile.spec.clusters.map(cluster => ({
    ...cluster,
    ...change,
  }));
  return { ...profile, spec: { ...profile.spec, clusters } };
}
