import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { Profile, Tenant } from '@socle/plugin-tenancy-common';
import { RegisteredTenant, TenantRegistry } from '@socle/plugin-tenancy-node';
import { TenantAddresses, tenantAddresses } from '../entities/tenantAddresses';
import { tenantEntities } from '../entities/tenantEntities';
import { withFindings } from '../entities/withFindings';
import { byReference, difference, Emission, Emissions } from './emissions';
import { FindFormer } from './findFormerEntities';

/** What the provider needs of its surroundings. */
export interface TenantEntityProviderOptions {
  registry: TenantRegistry;
  integrations: ScmIntegrationRegistry;
  /** `platform.gitops.url` */
  treeUrl: string;
  clusterNames: ReadonlyMap<string, string>;
  /** What the catalog has from each of some locations, since an earlier process. */
  findFormer: FindFormer;
  logger: LoggerService;
}

/* Every replica of the backend gives the same, so none of them is told from the others. */
const locationKey = 'tenancy';

/**
 * Gives the catalog the platform's tenants: all of them once, and from then on what changed. While the tree cannot be read,
 * nothing changes; while a tenant's file is invalid, its entities are what they were when it was valid, with the finding.
 */
export class TenantEntityProvider implements EntityProvider {
  readonly #options: TenantEntityProviderOptions;
  #connection: EntityProviderConnection | undefined;
  #emitted: Emissions | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #stopListening = () => {};

  constructor(options: TenantEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'tenancy';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    this.#stopListening = this.#options.registry.onChange(() => {
      this.update().catch(error =>
        this.#options.logger.warn(
          'The catalog could not be given the tenants; it is tried again',
          toError(error),
        ),
      );
    });
  }

  /** Follows the tree no longer. What is under way ends by itself. */
  stop(): void {
    this.#stopListening();
  }

  /**
   * Brings the catalog to what the registry knows. One at a time; calls that come meanwhile share the one after it.
   *
   * Throws `ServiceUnavailableError` where the tree never could be read, and what the catalog throws; the next call then
   * does what is missing.
   */
  async update(): Promise<void> {
    if (!this.#running) {
      await this.#begin();
      return;
    }
    this.#next ??= this.#running
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.#begin();
      });
    await this.#next;
  }

  #begin(): Promise<void> {
    this.#running = this.#update().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #update(): Promise<void> {
    const connection = this.#connection;
    const { profile, tenants } = await this.#options.registry.read();
    if (!connection || !profile) {
      /* Where there is no profile, the registry says what is wrong with it; the catalog keeps what it has. */
      return;
    }
    const former = await this.#former(tenants, profile.value);
    const emissions = new Map(
      tenants.map(registered => [
        registered.name,
        this.#emissionOf(registered, profile.value, former),
      ]),
    );
    await this.#emit(connection, emissions);
    this.#emitted = emissions;
  }

  async #emit(
    connection: EntityProviderConnection,
    emissions: Emissions,
  ): Promise<void> {
    const { logger } = this.#options;
    if (!this.#emitted) {
      const entities = [...emissions.values()].flatMap(emission => [
        ...emission.entities.values(),
      ]);
      await connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey })),
      });
      logger.info(
        `The catalog was given ${emissions.size} tenants, ${entities.length} entities`,
      );
      return;
    }
    const { added, removed } = difference(this.#emitted, emissions);
    if (added.length > 0 || removed.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: added.map(entity => ({ entity, locationKey })),
        removed: removed.map(entityRef => ({ entityRef, locationKey })),
      });
      logger.info(
        `The catalog was given ${added.length} entities of tenants, and ${removed.length} left`,
      );
    }
  }

  /**
   * What the catalog has of each tenant. Where a file became invalid, the catalog itself is asked: another process may have
   * seen the file valid after this one did, and what it gave is not to be replaced by something older.
   */
  async #former(
    tenants: readonly RegisteredTenant[],
    profile: Profile,
  ): Promise<Emissions> {
    const emitted: Emissions = this.#emitted ?? new Map();
    const broken = tenants.filter(
      ({ name, text, findings }) =>
        findings.length > 0 && emitted.get(name)?.registered.text !== text,
    );
    return broken.length > 0
      ? new Map([...emitted, ...(await this.#recall(broken, profile))])
      : emitted;
  }

  /** What the catalog has of tenants, where it has something. */
  async #recall(
    invalid: readonly RegisteredTenant[],
    profile: Profile,
  ): Promise<Emissions> {
    const locationOf = ({ name }: RegisteredTenant) =>
      `url:${this.#addressesOf(name, profile).file}`;
    const found = await this.#options.findFormer(invalid.map(locationOf));
    return new Map(
      invalid.flatMap(registered => {
        const { name } = registered;
        const entities = byReference(found.get(locationOf(registered)) ?? []);
        return entities.size > 0 ? [[name, { registered, entities }]] : [];
      }),
    );
  }

  #emissionOf(
    registered: RegisteredTenant,
    profile: Profile,
    emissions: Emissions,
  ): Emission {
    const { name, tenant, findings } = registered;
    const former = emissions.get(name);
    if (
      former &&
      former.registered === registered &&
      former.profile === profile
    ) {
      return former;
    }
    const isKept = findings.length > 0 && former && former.entities.size > 0;
    const entities = isKept
      ? [...former.entities.values()]
      : this.#entitiesOf(tenant, profile);
    return {
      registered,
      profile,
      entities: byReference(withFindings(entities, findings)),
    };
  }

  #entitiesOf(tenant: Tenant | undefined, profile: Profile): Entity[] {
    const { clusterNames } = this.#options;
    return tenant
      ? tenantEntities({
          tenant,
          profile,
          addresses: this.#addressesOf(tenant.metadata.name, profile),
          clusterNames,
        })
      : [];
  }

  #addressesOf(name: string, profile: Profile): TenantAddresses {
    const { integrations, treeUrl } = this.#options;
    return tenantAddresses({ name, treeUrl, profile, integrations });
  }
}
