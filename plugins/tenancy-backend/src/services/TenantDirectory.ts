import { Status } from '@socle/plugin-platform-common';
import { Tenant as DeclaredTenant } from '@socle/plugin-platform-node';
import {
  ChangeSummary,
  documentOf,
  KnownTenant,
  summarizeTenant,
  TenantSummary,
} from '@socle/plugin-tenancy-common';
import { RegistrySnapshot, TenantRegistry } from '@socle/plugin-tenancy-node';
import { TenantResource } from '../permissions';
import { KnownRequest, KnownRequests } from './KnownRequests';

/** A tenant, merged or requested, for those who may read it. */
export interface DirectoryEntry {
  known: KnownTenant;
  summary: TenantSummary;
  /** What permissions are decided by. */
  resource: TenantResource;
  /** Its environments, as scope resolution has them: unset where it is not merged. */
  declared?: DeclaredTenant;
}

/** All tenants at one moment. */
export interface DirectorySnapshot {
  /** By name. */
  entries: ReadonlyMap<string, DirectoryEntry>;
  registry: RegistrySnapshot;
  /** Open ones first, then the newest. */
  requests: readonly KnownRequest[];
  requestsStatus: Status;
}

/**
 * Every tenant that is merged or requested: what the platform's tree and the forge say together. It shows everything; who
 * may read what is for `TenantAccess`.
 */
export class TenantDirectory {
  readonly #registry: TenantRegistry;
  readonly #requests: KnownRequests;
  #made:
    | {
        tenants: RegistrySnapshot['tenants'];
        requests: readonly KnownRequest[];
        entries: ReadonlyMap<string, DirectoryEntry>;
      }
    | undefined;

  constructor(options: { registry: TenantRegistry; requests: KnownRequests }) {
    this.#registry = options.registry;
    this.#requests = options.requests;
  }

  /**
   * With `fresh`, the platform's tree or the list of its change requests is read anew. Throws `ServiceUnavailableError`
   * where the tree never could be read.
   */
  async read(options?: {
    fresh?: 'tree' | 'requests';
  }): Promise<DirectorySnapshot> {
    const [registry, { requests, status }] = await Promise.all([
      this.#registry.read({ fresh: options?.fresh === 'tree' }),
      this.#requests.read({ fresh: options?.fresh === 'requests' }),
    ]);
    if (
      this.#made?.tenants !== registry.tenants ||
      this.#made.requests !== requests
    ) {
      this.#made = {
        tenants: registry.tenants,
        requests,
        entries: entriesOf(registry, requests),
      };
    }
    return {
      entries: this.#made.entries,
      registry,
      requests,
      requestsStatus: status,
    };
  }
}

function entriesOf(
  registry: RegistrySnapshot,
  requests: readonly KnownRequest[],
): Map<string, DirectoryEntry> {
  const known = new Map<string, KnownTenant>(
    registry.tenants.map(merged => [
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
  const declared = new Map(
    registry.declared.tenants.map(tenant => [tenant.name, tenant]),
  );
  const entries = [...known.values()].map(one => {
    const tenant = declared.get(one.name);
    return {
      known: one,
      summary: summarizeTenant(one, registry.profile?.value),
      resource: resourceOf(one),
      ...(tenant && { declared: tenant }),
    };
  });
  return new Map(
    entries
      .sort((one, other) => (one.known.name < other.known.name ? -1 : 1))
      .map(entry => [entry.known.name, entry]),
  );
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

/** What readers see of a change request. */
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
