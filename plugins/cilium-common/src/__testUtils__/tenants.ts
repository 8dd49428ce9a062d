import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  namespaceOf,
  parseProfile,
  parseTenant,
  render,
  Tenant,
  tenantSchema,
  TrafficRule,
} from '@socle/plugin-tenancy-common';
import { compile, CompiledPolicies } from '../compile/compile';
import { PodEndpoint } from '../model/flow';
import { TrafficRequest } from '../suggest/types';
import { documentsOf, pod } from './documents';

const sample = resolve(
  __dirname,
  '../../../tenancy-common/src/__fixtures__/sample',
);
const read = (name: string) => readFileSync(resolve(sample, name), 'utf8');

/** What tenants have written of traffic: `payments/dev` and the rules of that environment. */
export type Traffic = Readonly<Record<string, readonly TrafficRule[]>>;

/** A pod of a service of a tenant's environment `dev`. */
export function service(
  tenant: string,
  name?: string,
  more: Partial<PodEndpoint> = {},
): PodEndpoint {
  return pod(namespaceOf(tenant, 'dev'), name, more);
}

/** The policies of tenants that are like shared/sample, as the platform renders them. */
export function platform(
  traffic: Traffic,
  tenants: readonly string[] = ['payments', 'web'],
): CompiledPolicies {
  const profile = parseProfile(read('socle.yaml'), 'socle.yaml');
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.findings));
  }
  const policies = tenants
    .flatMap(name => render(tenantWith(name, traffic), profile.value))
    .filter(({ path }) => path.endsWith('/network.yaml'))
    .flatMap(({ content }) => documentsOf(content));
  return compile({
    policies,
    context: {
      namespaceLabels: Object.fromEntries(
        tenants.flatMap(tenant =>
          ['dev', 'prod'].map(environment => [
            namespaceOf(tenant, environment),
            {
              'socle.dev/tenant': tenant,
              'socle.dev/environment': environment,
            },
          ]),
        ),
      ),
    },
  });
}

/** The rules of requests where they belong; throws where tenant.yaml does not take them. */
export function written(requests: readonly TrafficRequest[]): Traffic {
  const traffic: Record<string, TrafficRule[]> = {};
  for (const { tenant, environment, traffic: draft } of requests) {
    if (!draft) {
      throw new Error('There is no rule.');
    }
    const place = `${tenant}/${environment}`;
    const rule = { ...draft, reason: 'Asked for' };
    const accepted = tenantWith(String(tenant), {
      [place]: [rule],
    }).spec.environments.find(({ name }) => name === environment)?.traffic;
    traffic[place] = [...(traffic[place] ?? []), ...(accepted ?? [])];
  }
  return traffic;
}

/** Throws where tenant.yaml does not take the rules. */
function tenantWith(
  name: string,
  traffic: Readonly<Record<string, readonly unknown[]>>,
): Tenant {
  const parsed = parseTenant(read('tenant.yaml'), 'tenant.yaml');
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  const { value } = parsed;
  return tenantSchema.parse({
    ...value,
    metadata: { ...value.metadata, name },
    spec: {
      ...value.spec,
      traffic: undefined,
      environments: value.spec.environments.map(environment => ({
        ...environment,
        traffic: traffic[`${name}/${environment.name}`],
      })),
    },
  });
}
