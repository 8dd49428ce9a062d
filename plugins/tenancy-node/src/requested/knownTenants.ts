import {
  ChangeSummary,
  documentOf,
  KnownTenant,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { TenantResource } from '../permissions';
import { RegisteredTenant } from '../registry';
import { KnownRequest } from './types';

/**
 * A tenant, merged or requested, and what permissions on it are decided by.
 *
 * @public
 */
export interface KnownTenantEntry {
  known: KnownTenant;
  resource: TenantResource;
}

/**
 * Every tenant that is merged or requested, by name: what the platform's tree and the open change requests say together.
 *
 * Pure.
 *
 * @public
 */
export function knownTenants(options: {
  tenants: readonly RegisteredTenant[];
  requests: readonly KnownRequest[];
}): Map<string, KnownTenantEntry> {
  const { tenants, requests } = options;
  const known = new Map<string, KnownTenant>(
    tenants.map(merged => [
      merged.name,
      { name: merged.name, merged, changes: [] },
    ]),
  );
  for (const { change, document } of requests) {
    if (change.state !== 'open') {
      continue;
    }
    const name = change.tenant;
    const before = known.get(name);
    const isRequested = !before?.merged && change.kind === 'create';
    /* A change of a tenant that is not there is nobody's. */
    if (before || isRequested) {
      known.set(name, {
        ...(before ?? { name }),
        ...(isRequested && document && { proposed: document }),
        changes: [...(before?.changes ?? []), summaryOf(change)],
      });
    }
  }
  return new Map(
    [...known].map(([name, one]) => [
      name,
      { known: one, resource: resourceOf(one) },
    ]),
  );
}

/**
 * All tenants but one that a `tenant.yaml` is held against, each as it is or is asked for, by whether the one who asks may be
 * told of it.
 *
 * @public
 */
export function othersOf(
  entries: Iterable<KnownTenantEntry>,
  options: { except: string; reads(tenant: TenantResource): boolean },
): { readable: Tenant[]; hidden: Tenant[] } {
  const { except, reads } = options;
  const others = { readable: [] as Tenant[], hidden: [] as Tenant[] };
  for (const { known, resource } of entries) {
    const tenant = documentOf(known)?.tenant;
    if (tenant && known.name !== except) {
      (reads(resource) ? others.readable : others.hidden).push(tenant);
    }
  }
  return others;
}

function resourceOf(known: KnownTenant): TenantResource {
  const owner = documentOf(known)?.tenant?.spec.owner;
  const requestedBy = known.merged
    ? undefined
    : known.changes.find(({ kind }) => kind === 'create')?.requestedBy;
  return {
    name: known.name,
    ...(owner && { owner }),
    ...(requestedBy && { requestedBy }),
  };
}

/**
 * What readers see of a change request.
 *
 * @public
 */
export function summaryOf(change: ChangeSummary): ChangeSummary {
  const { kind, state, number, url, title } = change;
  return {
    kind,
    state,
    number,
    url,
    title,
    ...(change.requestedBy && { requestedBy: change.requestedBy }),
    createdAt: change.createdAt,
    updatedAt: change.updatedAt,
    ...(change.mergedAt && { mergedAt: change.mergedAt }),
  };
}
