import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  parseProfile,
  parseTenant,
  Profile,
  Tenant,
} from '@socle/plugin-tenancy-common';

const samplePath = path.resolve(
  __dirname,
  '../../../tenancy-common/src/__fixtures__/sample/socle.yaml',
);

/** A profile that every tenant of `tenantFile` fits, with teams' repositories on a forge. */
export function profileFile(forgeUrl: string): string {
  return readFileSync(samplePath, 'utf8').replaceAll(
    'https://forge.example.com',
    forgeUrl,
  );
}

/** A valid tenant.yaml, with a first environment `dev` and a second `prod`. */
export function tenantFile(
  name: string,
  options: { title?: string; environments?: string[]; more?: string } = {},
): string {
  const { title = name, environments = ['dev', 'prod'], more = '' } = options;
  return `apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: ${name}
  title: ${title}
  description: What ${name} does
spec:
  owner: group:default/${name}
  costCenter: FR-4021
  access:
    admins: [${name}-leads]
  environments:
${environments
  .map(
    environment =>
      `    - {name: ${environment}, cluster: paris-${environment === 'prod' ? 'prod' : 'nonprod'}, size: small}\n`,
  )
  .join('')}${more}`;
}

/** What `tenantFile` says. */
export function tenant(name: string): Tenant {
  const parsed = parseTenant(tenantFile(name), 'tenant.yaml');
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  return parsed.value;
}

/** What `profileFile` says. */
export function profile(forgeUrl: string): Profile {
  const parsed = parseProfile(profileFile(forgeUrl), 'socle.yaml');
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.findings));
  }
  return parsed.value;
}
