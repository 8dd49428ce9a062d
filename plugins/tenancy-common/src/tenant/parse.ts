import { Parsed, parseYaml } from '@socle/plugin-platform-common/documents';
import { tenantSchema } from './schema';
import { Service, serviceSchema } from './serviceSchema';
import { Tenant } from './types';

/**
 * Reads a `tenant.yaml`. Never throws: what is wrong comes back as findings, with file, line and remedy.
 *
 * Whether its clusters and sizes exist, the profile says: see `checkReferences`.
 *
 * @public
 */
export function parseTenant(text: string, fileName: string): Parsed<Tenant> {
  return parseYaml(tenantSchema, text, fileName);
}

/**
 * Reads a `services/<service>.yaml` of a team's repository. Never throws.
 *
 * @public
 */
export function parseService(text: string, fileName: string): Parsed<Service> {
  return parseYaml(serviceSchema, text, fileName);
}
