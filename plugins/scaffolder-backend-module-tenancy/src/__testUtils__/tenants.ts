import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JsonObject } from '@backstage/types';

/** The sample's profile, of a platform on this forge. */
export function profileOf(forge: string): string {
  return readFileSync(
    path.resolve(
      __dirname,
      '../../../tenancy-common/src/__fixtures__/sample/socle.yaml',
    ),
    'utf8',
  ).replaceAll('https://forge.example.com', forge);
}

/** What a form has of a tenant of payments, with one small environment. */
export function formOf(name: string, more: JsonObject = {}): JsonObject {
  return {
    name,
    title: name.slice(0, 40),
    owner: 'group:default/payments',
    costCenter: 'FR-4021',
    access: { admins: ['payments-leads'] },
    environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
    ...more,
  };
}

/** A `tenant.yaml` as a person wrote it. */
export function tenantFile(
  name: string,
  options: { owner?: string; size?: string; more?: string } = {},
): string {
  const { owner = 'payments', size = 'small', more = '' } = options;
  return `# Ask the team before a change.
apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: ${name}
  title: ${name}
spec:
  owner: group:default/${owner}
  costCenter: FR-4021
  access:
    admins: [${owner}-leads]
  environments:
    - {name: dev, cluster: paris-nonprod, size: ${size}}   # the only one
${more}`;
}
