import path from 'node:path';
import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import Router from 'express-promise-router';
import { nameOf, serviceOf, tenantOf } from './company';
import { fetchRivals } from './fetchRivals';
import { argoToken, BenchCluster, BenchPortal } from './portal';

/** Another backend for Argo CD, and what its own page asks it for one entity. */
export interface Rival {
  title: string;
  /** Of an entity with `argocd/app-name`: one Application. */
  byName: readonly string[];
  /** Of an entity with `argocd/app-selector`: an Application for each environment. */
  bySelector: readonly string[];
  start(cluster: BenchCluster): Promise<BenchPortal>;
}

const instance = '/argoInstance/main/applications';

/**
 * The two others that are in use, each with its routes in the order in which its own page asks them. What their pages ask
 * besides, the commits of the history, one by one, is left out.
 */
export async function rivals(index: number): Promise<Rival[]> {
  const placeOf = await fetchRivals();
  const name = nameOf(index);
  const selector = encodeURIComponent(
    `app.kubernetes.io/part-of=${tenantOf(index)}-${serviceOf(index)}`,
  );
  return [
    {
      title: 'Roadie’s `backstage-plugin-argo-cd-backend` 4.8.0',
      byName: [`/find/name/${name}`, `${instance}/name/${name}`],
      bySelector: [
        `/find/selector/${selector}`,
        `${instance}/selector/${selector}`,
      ],
      start: async cluster => {
        const loaded = await import(
          path.join(
            placeOf('@roadiehq/backstage-plugin-argo-cd-backend'),
            'dist/index.cjs.js',
          )
        );
        return await startRival(cluster, loaded.default.default);
      },
    },
    {
      title: 'Red Hat’s `plugin-redhat-argocd-backend` 0.13.0',
      byName: [`/find/name/${name}`, `${instance}/${name}`],
      bySelector: [`${instance}/selector/${selector}`],
      start: async cluster =>
        await startRival(
          cluster,
          await redHat(
            placeOf('@backstage-community/plugin-redhat-argocd-backend'),
          ),
        ),
    },
  ];
}

/**
 * The service of Red Hat's plugin behind the routes of its router. The router itself asks for a permission of a package that
 * not every registry has; without that question it is faster than it is.
 */
async function redHat(place: string): Promise<BackendFeature> {
  const { ArgoCDService } = await import(
    path.join(place, 'dist/services/ArgoCDService.cjs.js')
  );
  return createBackendPlugin({
    pluginId: 'argocd',
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
        },
        async init({ config, httpRouter, logger }) {
          const service = new ArgoCDService(config, logger);
          const router = Router();
          router.get('/find/name/:appName', async (request, response) => {
            response.send(await service.findApplications(request.params));
          });
          router.get(
            '/argoInstance/:name/applications/selector/:selector',
            async ({ params }, response) => {
              response.json(
                await service.listArgoApps(params.name, {
                  selector: params.selector,
                }),
              );
            },
          );
          router.get(
            '/argoInstance/:name/applications/:appName',
            async ({ params }, response) => {
              response.json(
                await service.getApplication(params.name, {
                  appName: params.appName,
                }),
              );
            },
          );
          httpRouter.use(router);
        },
      });
    },
  });
}

async function startRival(
  cluster: BenchCluster,
  feature: BackendFeature,
): Promise<BenchPortal> {
  const backend = await startTestBackend({
    features: [
      feature,
      mockServices.rootConfig.factory({
        data: {
          argocd: {
            appLocatorMethods: [
              {
                type: 'config',
                instances: [
                  { name: 'main', url: cluster.argoUrl, token: argoToken },
                ],
              },
            ],
          },
        },
      }),
    ],
  });
  const address = `http://127.0.0.1:${backend.server.port()}/api/argocd`;
  return {
    get: async route =>
      await fetch(`${address}${route}`, {
        headers: { authorization: mockCredentials.user.header() },
      }),
    stop: async () => await backend.stop(),
  };
}
