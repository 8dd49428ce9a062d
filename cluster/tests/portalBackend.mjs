import fs from 'node:fs';
import { createRequire } from 'node:module';
import { onCluster } from '../../scripts/lib/cluster.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { call } from '../lib/http.mjs';

const require = createRequire(import.meta.url);

/**
 * Starts the portal's backend for deliveries, configured for the real platform as `npm start -- --on cluster` does it, for
 * somebody who may read everything.
 *
 * @param {import('../startCluster.mjs').Cluster} cluster
 * @returns {Promise<{ get: (route: string) => Promise<{ status: number, body: any }>, stop: () => Promise<void> }>}
 */
export async function startPortalBackend(cluster) {
  const {
    mockCredentials,
    mockServices,
    startTestBackend,
  } = require('@backstage/backend-test-utils');
  const {
    catalogServiceMock,
  } = require('@backstage/plugin-catalog-node/testUtils');
  const { default: argocdPlugin } = require('../../plugins/argocd-backend/src');
  const backend = await startTestBackend({
    features: [
      argocdPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory(),
      mockServices.logger.factory({ level: 'error' }),
      mockServices.rootConfig.factory({ data: configOf(cluster) }),
    ],
  });
  const url = `http://localhost:${backend.server.address().port}/api/argocd`;
  const authorization = mockCredentials.user.header();
  return {
    async get(route) {
      const { status, json } = await call(url + route, {
        headers: { authorization },
        timeLimit: 60_000,
      });
      return { status, body: json() };
    },
    stop: () => backend.stop(),
  };
}

function configOf(cluster) {
  const { env } = onCluster(cluster, 0);
  const text = fs
    .readFileSync(inRoot('app-config.cluster.yaml'), 'utf8')
    .replace(/\$\{(\w+)\}/g, (_, name) => env[name]);
  const { argocd, kubernetes } = require('yaml').parse(text);
  const { url } = cluster.forge;
  const { host } = new URL(url);
  return {
    argocd,
    kubernetes,
    backend: { reading: { allow: [{ host }] } },
    integrations: {
      gitea: [
        {
          host,
          baseUrl: url,
          username: 'socle',
          password: 'sandbox-socle',
        },
      ],
    },
    platform: { gitops: { url: `${url}/platform/gitops/src/branch/main` } },
  };
}
