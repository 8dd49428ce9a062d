import { Status } from '@socle/plugin-platform-common';
import { Tenant as DeclaredTenant } from '@socle/plugin-platform-node';
import { summarizeTenant, TenantSummary } from '@socle/plugin-tenancy-common';
import {
  KnownRequest,
  KnownTenantEntry,
  knownTenants,
  RegistrySnapshot,
  RequestRegistry,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';

/** A tenant, merged or requested, for those who may read it. */
export interface DirectoryEntry extends KnownTenantEntry {
  summary: TenantSummary;
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
  readonly #requests: RequestRegistry;
  #made:
    | {
        tenants: RegistrySnapshot['tenants'];
        requests: readonly KnownRequest[];
        entries: ReadonlyMap<string, DirectoryEntry>;
      }
    | undefined;

  constructor(options: {
    registry: TenantRegistry;
    requests: RequestRegistry;
  }) {
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
  const declared = new Map(
    registry.declared.tenants.map(tenant => [tenant.name, tenant]),
  );
  const entries = [
    ...knownTenants({ tenants: registry.tenants, requests }).values(),
  ].map(entry => {
    const tenant = declared.get(entry.known.name);
    return {
      ...entry,
      summary: summarizeTenant(entry.known, registry.profile?.value),
      ...(tenant && { declared: tenant }),
    };
  });
  return new Map(
    entries
      .sort((one, other) => (one.known.name < other.known.name ? -1 : 1))
      .map(entry => [entry.known.name, entry]),
  );
}
