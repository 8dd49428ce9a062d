import { createRequire } from 'node:module';
import { call } from '../lib/http.mjs';

const require = createRequire(import.meta.url);

/**
 * Starts the portal's backend of health over a real Prometheus, for somebody who may read everything of one tenant.
 *
 * @param {{ prometheusUrl: string, tenant: string, cluster: string, services: string[], expectedSeconds: number }} options
 * @returns {Promise<{ health: (service: string) => Promise<any>, stop: () => Promise<void> }>} `health` answers the health
 *   of the service in `prod`
 */
export async function startTelemetryBackend(options) {
  const { prometheusUrl, tenant, cluster, services, expectedSeconds } = options;
  const { createServiceFactory } = require('@backstage/backend-plugin-api');
  const {
    mockCredentials,
    mockServices,
    startTestBackend,
  } = require('@backstage/backend-test-utils');
  const {
    catalogServiceMock,
  } = require('@backstage/plugin-catalog-node/testUtils');
  const { tenantsServiceRef } = require('../../plugins/platform-node/src');
  const {
    default: plugin,
  } = require('../../plugins/opentelemetry-backend/src');
  const declared = {
    name: tenant,
    owner: `group:default/${tenant}`,
    environments: [{ name: 'prod', cluster, namespace: `${tenant}-prod` }],
    problems: [],
  };
  const backend = await startTestBackend({
    features: [
      plugin,
      catalogServiceMock.factory({
        entities: services.map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name, namespace: 'default' },
          spec: { owner: tenant, system: tenant },
          relations: [
            { type: 'ownedBy', targetRef: `group:default/${tenant}` },
          ],
        })),
      }),
      createServiceFactory({
        service: tenantsServiceRef,
        deps: {},
        factory: () => ({
          list: async () => ({
            tenants: [declared],
            problems: [],
            status: { level: 'ok', reason: 'Read', observedAt: '' },
          }),
          get: async () => declared,
        }),
      }),
      mockServices.permissions.factory(),
      mockServices.logger.factory({ level: 'error' }),
      mockServices.rootConfig.factory({
        data: {
          opentelemetry: {
            sources: [
              {
                name: 'real',
                url: prometheusUrl,
                clusters: [cluster],
                expectedSeconds,
              },
            ],
          },
        },
      }),
    ],
  });
  const url = `http://localhost:${backend.server.address().port}/api/opentelemetry/entities/component/default`;
  const authorization = mockCredentials.user.header();
  return {
    async health(service) {
      const { status, text, json } = await call(`${url}/${service}/health`, {
        headers: { authorization },
        timeLimit: 60_000,
      });
      if (status !== 200) {
        throw new Error(`The portal answers ${status}: ${text}`);
      }
      return json().environments[0];
    },
    stop: () => backend.stop(),
  };
}
