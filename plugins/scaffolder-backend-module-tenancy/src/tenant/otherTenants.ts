import { Tenant } from '@socle/plugin-tenancy-common';
import { knownTenants, othersOf } from '@socle/plugin-tenancy-node';
import { Person } from '../rights/TenantRights';
import { ProposalUnderWay } from './ProposalsUnderWay';
import { Platform } from './readPlatform';

/** All other tenants, by whether the person may be told of them. */
export interface OtherTenants {
  readable: Tenant[];
  hidden: Tenant[];
}

/** All tenants but one: merged, asked for, and on their way to the forge. */
export function otherTenants(options: {
  tenant: string;
  person: Person;
  platform: Pick<Platform, 'tenants' | 'requests'>;
  underWay?: readonly ProposalUnderWay[];
}): OtherTenants {
  const { tenant, person, platform, underWay = [] } = options;
  const entries = knownTenants(platform);
  for (const { entry } of underWay) {
    const { name } = entry.known;
    entries.set(name, entries.get(name) ?? entry);
  }
  return othersOf(entries.values(), { except: tenant, reads: person.reads });
}
