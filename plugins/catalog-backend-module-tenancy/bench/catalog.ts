import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendModule,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import {
  TenantRegistry,
  tenantRegistryServiceRef,
} from '@socle/plugin-tenancy-node';
import { findFormerEntities } from '../src/provider/findFormerEntities';
import { TenantEntityProvider } from '../src/provider/TenantEntityProvider';

/** One change that the catalog was told of. */
export interface Mutation {
  type: 'full' | 'delta';
  /** Entities that it names. */
  entities: number;
  /** How long the catalog took to write it down. */
  milliseconds: number;
}

/** A real catalog on its database, with the provider, which does nothing until it is told to. */
export interface BenchCatalog {
  registry: TenantRegistry;
  provider: TenantEntityProvider;
  urlReader: UrlReaderService;
  treeUrl: string;
  /** What the catalog was given since it was asked last. */
  mutations(): Mutation[];
  stop(): Promise<void>;
}

/** Starts it on SQLite in a folder. */
export async function startBenchCatalog(options: {
  forge: { url: string; host: string };
  databaseDirectory: string;
}): Promise<BenchCatalog> {
  const { forge, databaseDirectory } = options;
  const treeUrl = `${forge.url}/platform/gitops/src/branch/main`;
  const mutations: Mutation[] = [];
  const parts: Partial<
    Pick<BenchCatalog, 'registry' | 'provider' | 'urlReader'>
  > = {};
  const module = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'tenancy-bench',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          logger: coreServices.logger,
          processing: catalogProcessingExtensionPoint,
          registry: tenantRegistryServiceRef,
          urlReader: coreServices.urlReader,
        },
        async init(services) {
          const { auth, catalog, config, logger, processing } = services;
          const { registry, urlReader } = services;
          const provider = new TenantEntityProvider({
            /* It is told by the bench, and not by the registry: so that each step is by itself. */
            registry: {
              read: how => registry.read(how),
              onChange: () => () => {},
            },
            integrations: ScmIntegrations.fromConfig(config),
            treeUrl,
            clusterNames: new Map(),
            findFormer: findFormerEntities({ catalog, auth }),
            logger,
          });
          processing.addEntityProvider(timed(provider, mutations));
          Object.assign(parts, { registry, provider, urlReader });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      module,
      databaseServiceFactory,
      schedulerServiceFactory,
      urlReaderServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'better-sqlite3',
              connection: { directory: databaseDirectory },
            },
          },
          catalog: {
            /* What the catalog itself does with entities, one by one, is not the provider's. */
            processingInterval: false,
            rules: [{ allow: ['Component', 'API', 'Resource', 'Location'] }],
          },
          integrations: {
            gitea: [
              {
                host: forge.host,
                baseUrl: forge.url,
                username: 'socle',
                password: 'sandbox-socle',
              },
            ],
          },
          platform: { gitops: { url: treeUrl, refresh: { hours: 24 } } },
        },
      }),
    ],
  });
  const { registry, provider, urlReader } = parts;
  if (!registry || !provider || !urlReader) {
    throw new Error('The catalog started without the provider');
  }
  return {
    registry,
    provider,
    urlReader,
    treeUrl,
    mutations: () => mutations.splice(0),
    async stop() {
      await backend.stop();
    },
  };
}

/** The provider, and a note of each change that it gives to the catalog. */
function timed(
  provider: TenantEntityProvider,
  mutations: Mutation[],
): EntityProvider {
  return {
    getProviderName: () => provider.getProviderName(),
    connect: connection =>
      provider.connect({
        ...connection,
        refresh: refreshed => connection.refresh(refreshed),
        async applyMutation(mutation) {
          const start = performance.now();
          await connection.applyMutation(mutation);
          mutations.push({
            type: mutation.type,
            entities:
              mutation.type === 'full'
                ? mutation.entities.length
                : mutation.added.length + mutation.removed.length,
            milliseconds: performance.now() - start,
          });
        },
      }),
  };
}
