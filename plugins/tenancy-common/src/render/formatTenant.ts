import {
  inline,
  printYaml,
  rows,
  YamlMap,
} from '@socle/plugin-platform-common/documents';
import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant, TenantEnvironment } from '../tenant/types';

/**
 * A new `tenant.yaml`. One that is there is edited in place, never written anew: its comments and its order are people's.
 *
 * @public
 */
export function formatTenant(tenant: Tenant): string {
  const { contacts, access, traffic, environments, ...spec } = tenant.spec;
  const value: YamlMap = {
    apiVersion: tenant.apiVersion,
    kind: tenant.kind,
    metadata: { ...tenant.metadata },
    spec: {
      owner: spec.owner,
      costCenter: spec.costCenter,
      contacts: contacts && rows(contacts.map(contact => ({ ...contact }))),
      access: {
        admins: inline(access.admins),
        developers: access.developers && inline(access.developers),
        viewers: access.viewers && inline(access.viewers),
      },
      repositories: spec.repositories,
      traffic: traffic?.map(formatRule),
      environments: environments.map(formatEnvironment),
    },
  };
  return printYaml([{ value }]);
}

function formatEnvironment(environment: TenantEnvironment): YamlMap {
  const { quota, exposed, traffic, identities, syncWindows, ...rest } =
    environment;
  return {
    name: rest.name,
    cluster: rest.cluster,
    size: rest.size,
    quota: quota && inline({ ...quota }),
    exposed: exposed && inline(exposed),
    traffic: traffic?.map(formatRule),
    identities: identities && rows(identities.map(one => ({ ...one }))),
    syncWindows: syncWindows && rows(syncWindows.map(one => ({ ...one }))),
    suspended: rest.suspended,
    expires: rest.expires,
  };
}

function formatRule({ from, to, ports, http, reason }: TrafficRule): YamlMap {
  return {
    from: from && inline({ ...from }),
    to: to && inline({ ...to }),
    ports: inline(ports),
    http: http && rows(http.map(one => ({ ...one }))),
    reason,
  };
}
