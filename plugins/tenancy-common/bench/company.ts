import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { parseProfile } from '../src/profile/parse';
import { Profile } from '../src/profile/schema';
import { formatTenant } from '../src/render/formatTenant';
import { Tenant } from '../src/tenant/types';

const sample = resolve(__dirname, '../src/__fixtures__/sample/socle.yaml');

/** A profile with room for many tenants: fifty clusters, and budgets that nobody reaches. */
export function largeProfile(): { profile: Profile; text: string } {
  const parsed = parseProfile(readFileSync(sample, 'utf8'), sample);
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  const [nonprod, prod] = parsed.value.spec.clusters;
  const profile: Profile = {
    ...parsed.value,
    spec: {
      ...parsed.value.spec,
      budgets: { default: 1_000_000 },
      clusters: Array.from({ length: 50 }, (_, index) => ({
        ...(index % 2 === 0 ? nonprod : prod),
        name: `cluster-${index}`,
        capacity: { cpu: '100000', memory: '400Ti', storage: '20Pi' },
        networks: {
          pods: [`10.${index + 100}.0.0/17`],
          services: [`10.${index + 100}.128.0/18`],
          nodes: [`10.${index + 100}.192.0/18`],
        },
      })),
    },
  };
  return {
    profile,
    text: stringify(profile, { lineWidth: 0, aliasDuplicateObjects: false }),
  };
}

/** A tenant like most: three environments, eight rules of traffic, two of them with the tenant before it. */
export function tenantNumber(index: number): Tenant {
  const name = `team-${index}`;
  const neighbour = (index % 2 === 0 ? index + 1 : index - 1).toString();
  const other = `team-${neighbour}`;
  const app = (label: string) => ({ labels: { app: label } });
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'Tenant',
    metadata: {
      name,
      title: `Team ${index}`,
      description: `What team ${index} builds and runs`,
    },
    spec: {
      owner: `group:default/${name}`,
      costCenter: `FR-${1000 + (index % 9000)}`,
      contacts: [{ title: 'On-call', email: `${name}@example.com` }],
      access: { admins: [`${name}-leads`], developers: [name] },
      repositories: [`https://forge.example.com/${name}/front.git`],
      traffic: [
        {
          to: { fqdn: `api-${index}.example.org` },
          ports: ['443/TCP'],
          reason: 'The partner of the team',
        },
        {
          from: app('front'),
          to: { tenant: other, ...app('api') },
          ports: ['8080/TCP'],
          reason: 'The front asks the other team',
        },
        {
          from: { tenant: other, ...app('front') },
          to: app('api'),
          ports: ['8080/TCP'],
          reason: 'The front of the other team asks us',
        },
        ...['orders', 'stock', 'invoices', 'mail'].map(service => ({
          from: app('front'),
          to: app(service),
          ports: ['8080/TCP'],
          http: [{ method: 'GET' as const, path: `/${service}/.*` }],
          reason: `The front reads ${service}`,
        })),
      ],
      environments: ['dev', 'staging', 'prod'].map((environment, at) => ({
        name: environment,
        cluster: `cluster-${((index % 25) * 2 + (at === 2 ? 1 : 0)) % 50}`,
        size: at === 2 ? 'medium' : 'small',
        ...(at === 2 && {
          exposed: [`${name}.example.com`],
          traffic: [
            {
              to: { cidr: '192.168.20.0/24' },
              ports: ['5432/TCP'],
              reason: 'The database in the data centre',
            },
          ],
        }),
      })),
    },
  };
}

/** A tenant's text, as a form writes it. */
export function textOf(tenant: Tenant): string {
  return formatTenant(tenant);
}
