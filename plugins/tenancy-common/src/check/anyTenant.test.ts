import fc from 'fast-check';
import { stringify } from 'yaml';
import { anyTenant } from '../__testUtils__/arbitraries';
import { sampleProfile, withClusters } from '../__testUtils__/fixtures';
import { Profile } from '../profile/schema';
import { formatTenant } from '../render/formatTenant';
import { renderPlatform } from '../render/platform/renderPlatform';
import { render } from '../render/render';
import { renderTeamRepository } from '../render/teamRepository/renderTeamRepository';
import { parseTenant } from '../tenant/parse';
import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant } from '../tenant/types';
import { check } from './check';

/* Whether there is money enough is not what makes a tenant valid. */
const rich = (profile: Profile): Profile => ({
  ...profile,
  spec: { ...profile.spec, budgets: { default: 1_000_000 } },
});
const profiles = (['eks', 'openshift', 'tanzu'] as const).map(flavour =>
  withClusters(rich(sampleProfile()), { flavour }),
);

const namesTenant = ({ from, to }: TrafficRule) =>
  [from, to].some(end => end !== undefined && 'tenant' in end);

/** Without traffic between tenants or environments, to which another one has to agree. */
function alone(tenant: Tenant): Tenant {
  const own = (rules?: TrafficRule[]) =>
    rules && { traffic: rules.filter(rule => !namesTenant(rule)) };
  const { spec } = tenant;
  return {
    ...tenant,
    spec: {
      ...spec,
      ...own(spec.traffic),
      environments: spec.environments.map(environment => ({
        ...environment,
        ...own(environment.traffic),
      })),
    },
  };
}

describe('any valid tenant', () => {
  it('is rendered, checks clean in a fresh platform, and is read back from it', () => {
    fc.assert(
      fc.property(
        anyTenant.map(alone),
        fc.constantFrom(...profiles),
        (tenant, profile) => {
          const { name } = tenant.metadata;
          const text = formatTenant(tenant);
          const files = [
            { path: 'gitops/socle.yaml', content: stringify(profile) },
            {
              path: `gitops/tenants/${name}/tenant.yaml`,
              content: text,
            },
            ...[...renderPlatform(profile), ...render(tenant, profile)].map(
              ({ path, content }) => ({ path: `gitops/${path}`, content }),
            ),
            ...renderTeamRepository(tenant, profile).map(
              ({ path, content }) => ({ path: `${name}/${path}`, content }),
            ),
          ];
          expect(check({ files })).toEqual([]);
          const parsed = parseTenant(text, 'tenant.yaml');
          expect(parsed.ok && parsed.value).toEqual(tenant);
        },
      ),
      { numRuns: 40 },
    );
  });
});
