import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { opentelemetryPermissions } from '@socle/plugin-opentelemetry-common';
import {
  clusterCacheServiceRef,
  scopeServiceRef,
  tenantsServiceRef,
} from '@socle/plugin-platform-node';
import { Alertmanager } from './clients/Alertmanager';
import { Grafana } from './clients/Grafana';
import { readTelemetryConfig } from './config';
import { isServiceOwner, serviceResourceRef } from './permissions';
import { createProposalsRouter } from './routers/createProposalsRouter';
import { createRouter } from './routers/createRouter';
import { Access } from './services/Access';
import { Alerts } from './services/Alerts';
import { Deploys } from './services/Deploys';
import { DetailReader } from './services/DetailReader';
import { EnvironmentReader } from './services/EnvironmentReader';
import { Links } from './services/Links';
import { ObjectiveProposals } from './services/ObjectiveProposals';
import { Places } from './services/Places';
import { PlatformReader } from './services/PlatformReader';
import { resourceOf } from './services/resourceOf';
import { SharedReads } from './services/SharedReads';
import { Sources } from './services/Sources';
import { TenantReader } from './services/TenantReader';
import { Views } from './services/Views';

/** The backend of the OpenTelemetry plugin. */
export const opentelemetryPlugin = createBackendPlugin({
  pluginId: 'opentelemetry',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        clusterCache: clusterCacheServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scopes: scopeServiceRef,
        tenants: tenantsServiceRef,
      },
      async init(services) {
        const { httpRouter, logger, permissionsRegistry } = services;
        const { sources: configured, argocd } = readTelemetryConfig(
          services.config,
        );
        if (configured.length === 0) {
          logger.warn(
            'No source of metrics is configured: the health of every service is unknown; set opentelemetry.sources',
          );
        }
        const now = () => new Date();
        const reads = new SharedReads({ now });
        const sources = new Sources({ sources: configured, now });
        const alertmanagers = new Map(
          configured.flatMap(({ name, alertmanager: endpoint }) =>
            endpoint
              ? [[name, new Alertmanager({ source: name, endpoint, now })]]
              : [],
          ),
        );
        const grafanas = new Map(
          configured.flatMap(({ name, grafana }) =>
            grafana?.api
              ? [
                  [
                    name,
                    new Grafana({ source: name, endpoint: grafana.api, now }),
                  ],
                ]
              : [],
          ),
        );
        permissionsRegistry.addResourceType({
          resourceRef: serviceResourceRef,
          permissions: opentelemetryPermissions,
          rules: [isServiceOwner],
          getResources: async references =>
            await Promise.all(
              references.map(reference =>
                resourceOf(reference, services.tenants),
              ),
            ),
        });
        const shared = { ...services, now, reads, sources, argocd };
        const access = new Access(services);
        const places = new Places(shared);
        const links = new Links({ grafanas, reads });
        const alerts = new Alerts({ alertmanagers, reads });
        const deploys = new Deploys(shared);
        const environments = new EnvironmentReader({
          ...shared,
          alerts,
          deploys,
          links,
        });
        const views = new Views({ ...services, access });
        httpRouter.use(
          createProposalsRouter({
            ...shared,
            places,
            views,
            proposals: new ObjectiveProposals(services),
          }),
        );
        httpRouter.use(
          createRouter({
            ...shared,
            access,
            places,
            environments,
            links,
            views,
            details: new DetailReader({
              ...shared,
              environments,
              alerts,
              deploys,
              links,
            }),
            tenants: new TenantReader({ places, environments }),
            platform: new PlatformReader({ ...shared, links }),
          }),
        );
      },
    });
  },
});
