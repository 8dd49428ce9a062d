import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { RegisteredTenant, RegistrySnapshot } from '@socle/plugin-tenancy-node';
import { TenantEntityProvider } from '../provider/TenantEntityProvider';
import { profile, tenant } from './tenants';

const forgeUrl = 'https://forge.example.com';
const offered = { value: profile(forgeUrl), text: '' };

/** A tenant as the registry has it, valid unless told. */
export function registered(
  name: string,
  options: Partial<RegisteredTenant> = {},
): RegisteredTenant {
  return {
    name,
    path: `tenants/${name}/tenant.yaml`,
    text: '',
    tenant: 'tenant' in options ? options.tenant : tenant(name),
    stale: false,
    findings: [],
    ...options,
  };
}

/** What is wrong with a tenant's file. */
export function invalid(name: string): Pick<RegisteredTenant, 'findings'> {
  return {
    findings: [
      {
        rule: 'tenant',
        severity: 'error',
        file: `tenants/${name}/tenant.yaml`,
        line: 3,
        message: 'The owner is missing.',
        remedy: 'Add spec.owner.',
      },
    ],
  };
}

/** A provider between a registry that a test fills and a catalog that notes what it is given. */
export function providerWorld(tenants: RegisteredTenant[]) {
  const mutations: string[] = [];
  /* By reference, as the catalog then has them. */
  const catalog = new Map<string, Entity>();
  const listeners = new Set<(snapshot: RegistrySnapshot) => void>();
  const world = {
    mutations,
    catalog,
    listeners,
    tenants,
    profile: offered as RegistrySnapshot['profile'],
    /** Whether the tree never could be read. */
    unreadable: false,
    /** While it is set, the catalog takes nothing. */
    refusal: undefined as Error | undefined,
    /** While it is set, the catalog takes its time. */
    hold: undefined as Promise<void> | undefined,
    /** What the catalog has since an earlier process, by location. */
    former: new Map<string, Entity[]>(),
    asked: [] as string[],
  };
  const snapshot = (): RegistrySnapshot => ({
    revision: 'commit',
    profile: world.profile,
    profileFindings: [],
    tenants: world.tenants,
    declared: { tenants: [], problems: [] },
    status: { level: 'ok', reason: '', observedAt: '2026-11-21T10:00:00Z' },
  });
  const connection: EntityProviderConnection = {
    async applyMutation(mutation) {
      await world.hold;
      if (world.refusal) {
        throw world.refusal;
      }
      mutations.push(apply(mutation, catalog));
    },
    async refresh() {},
  };
  const provider = new TenantEntityProvider({
    registry: {
      async read() {
        if (world.unreadable) {
          throw new ServiceUnavailableError('The forge is down');
        }
        return snapshot();
      },
      onChange(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { gitea: [{ host: 'forge.example.com' }] },
      }),
    ),
    treeUrl: `${forgeUrl}/platform/gitops/src/branch/main`,
    clusterNames: new Map(),
    async findFormer(locations) {
      world.asked.push(...locations);
      return world.former;
    },
    logger: mockServices.logger.mock(),
  });
  return {
    world,
    provider,
    connect: () => provider.connect(connection),
    /** As the registry tells of a new revision. */
    tell: () => listeners.forEach(listener => listener(snapshot())),
  };
}

/** `full: …`, `delta: + … - …` with the names of entities. */
function apply(
  mutation: EntityProviderMutation,
  catalog: Map<string, Entity>,
): string {
  const add = (entity: Entity) => {
    catalog.set(stringifyEntityRef(entity), entity);
    return entity.metadata.name;
  };
  if (mutation.type === 'full') {
    catalog.clear();
    return `full: ${mutation.entities.map(({ entity }) => add(entity)).join(' ')}`;
  }
  const added = mutation.added.map(({ entity }) => add(entity));
  const removed = mutation.removed.flatMap(item => {
    const ref =
      'entityRef' in item ? item.entityRef : stringifyEntityRef(item.entity);
    catalog.delete(ref);
    return ref;
  });
  return [
    'delta:',
    ...added.map(name => `+${name}`),
    ...removed.map(ref => `-${ref}`),
  ].join(' ');
}
