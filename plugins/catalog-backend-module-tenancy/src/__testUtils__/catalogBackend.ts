import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import eventsModuleGitea from '@socle/plugin-events-backend-module-gitea';
import catalogModuleTenancy from '..';
import { GitOpsForge } from './gitOpsForge';

/** The secret of the webhook. */
export const secret = 'a secret of the platform team';

/** A real catalog with the provider, on a forge. */
export interface CatalogBackend {
  webhookUrl: string;
  entity(ref: string): Promise<Entity | undefined>;
  refs(): Promise<string[]>;
  /** Waits until the catalog is as a test expects. */
  until(expectation: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, with its database in a folder where it outlives the backend. */
export async function startCatalogBackend(options: {
  forge: GitOpsForge;
  databaseDirectory: string;
  /** How often the tree is read without a webhook. */
  refresh?: string;
}): Promise<CatalogBackend> {
  const { forge, databaseDirectory, refresh = '10m' } = options;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleTenancy,
      eventsPlugin,
      eventsModuleGitea,
      eventsServiceFactory,
      databaseServiceFactory,
      schedulerServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'better-sqlite3',
              connection: { directory: databaseDirectory },
            },
          },
          catalog: {
            rules: [{ allow: ['Component', 'API', 'Resource', 'Location'] }],
          },
          events: {
            /* Waiting for events of other replicas would hold a backend that is to end. */
            useEventBus: 'never',
            modules: { gitea: { webhookSecret: secret } },
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
          platform: {
            gitops: {
              url: `${forge.url}/platform/gitops/src/branch/main`,
              refresh,
            },
          },
        },
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}`;
  const entities = async (): Promise<Entity[]> => {
    const response = await fetch(`${base}/api/catalog/entities`);
    return await response.json();
  };
  return {
    webhookUrl: `${base}/api/events/http/gitea`,
    async entity(ref) {
      return (await entities()).find(one => stringifyEntityRef(one) === ref);
    },
    async refs() {
      return (await entities()).map(one => stringifyEntityRef(one)).sort();
    },
    async until(expectation) {
      const end = Date.now() + 60_000;
      for (;;) {
        try {
          await expectation();
          return;
        } catch (error) {
          if (Date.now() > end) {
            throw error;
          }
          await new Promise(resolve => {
            setTimeout(resolve, 100);
          });
        }
      }
    },
    async stop() {
      await backend.stop();
    },
  };
}
