import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProfile } from '../../profile/parse';
import { Profile } from '../../profile/schema';
import { Tenant, TenantEnvironment } from '../../tenant/types';

const text = readFileSync(
  path.resolve(__dirname, '../../__fixtures__/sample/socle.yaml'),
  'utf8',
);

/** `socle.yaml` of the sample, anew each time. */
export function sampleProfile(): Profile {
  const parsed = parseProfile(text, 'socle.yaml');
  if (!parsed.ok) {
    throw new Error('The sample has no valid profile');
  }
  return parsed.value;
}

/** A valid tenant, with one environment `dev` where none is given. */
export function sampleTenant(options: {
  name: string;
  owner?: string;
  environments?: Partial<TenantEnvironment>[];
}): Tenant {
  const {
    name,
    owner = `group:default/${name}`,
    environments = [{}],
  } = options;
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'Tenant',
    metadata: { name, title: name.toUpperCase() },
    spec: {
      owner,
      costCenter: 'FR-4021',
      access: { admins: [`${name}-leads`] },
      environments: environments.map(environment => ({
        name: 'dev',
        cluster: 'paris-nonprod',
        size: 'small',
        ...environment,
      })),
    },
  };
}
