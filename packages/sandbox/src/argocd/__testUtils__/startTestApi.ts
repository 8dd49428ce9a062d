import http from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  configMap,
  kustomization,
} from '../../gitops/__testUtils__/samplePlatform';
import { TestPlatform } from '../../gitops/__testUtils__/startTestPlatform';
import { ApplicationSpec } from '../../gitops/types';
import { projectToken } from '../accounts';
import { createArgoCdApi } from '../createArgoCdApi';

export const tokens = {
  reader: 'sandbox-argocd-portal',
  syncer: 'sandbox-argocd-portal-sync',
  editor: 'sandbox-argocd-portal-confirm',
  shop: projectToken('shop', 'portal'),
  web: projectToken('web', 'portal'),
};

/** What came of a request. */
export interface ApiAnswer {
  status: number;
  // The tests look into answers of many shapes.
  body: ReturnType<typeof JSON.parse>;
}

/** Argo CD's API over HTTP, on a platform whose time stands still. */
export interface TestApi {
  platform: TestPlatform;
  url: string;
  call(
    method: string,
    path: string,
    options?: { token?: string | false; body?: unknown; type?: string },
  ): Promise<ApiAnswer>;
  get(path: string, token?: string | false): Promise<ApiAnswer>;
  stop(): Promise<void>;
}

const secret = `apiVersion: v1
kind: Secret
metadata: {name: key, namespace: shop}
stringData: {password: hunter2}
`;

export const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: search, namespace: shop, annotations: {argocd.argoproj.io/sync-wave: "1"}}
spec:
  replicas: 1
  selector: {matchLabels: {app: search}}
  template:
    metadata: {labels: {app: search}}
    spec: {containers: [{name: app, image: ${image}}]}
`;

export const manual: Partial<ApplicationSpec> = { syncPolicy: {} };

/**
 * Starts it with the projects `shop` and `web`. `search` of `shop` has a Deployment, a Secret and settings, and is synced;
 * `notes` is the same project's and nobody syncs it; `home` is of `web`.
 */
export async function startTestApi(): Promise<TestApi> {
  const platform = await TestPlatform.create();
  const { repositories } = platform;
  repositories.commit('shop/search', {
    'deploy/deployment.yaml': deployment('registry.example.com/search:1.0.0'),
    'deploy/secret.yaml': secret,
    'deploy/settings.yaml': configMap('settings', 'shop', '{a: one}'),
    'deploy/kustomization.yaml': kustomization(
      'deployment.yaml, secret.yaml, settings.yaml',
    ),
  });
  repositories.commit('shop/notes', {
    'deploy/notes.yaml': configMap('notes', 'shop', '{a: one}'),
  });
  repositories.commit('web/home', {
    'deploy/home.yaml': configMap('home', 'web', '{a: one}'),
  });
  for (const name of ['shop', 'web']) {
    platform.addNamespace(name);
    platform.addProject(name, {
      roles: [
        {
          name: 'portal',
          policies: ['get', 'sync'].map(
            action =>
              `p, proj:${name}:portal, applications, ${action}, ${name}/*, allow`,
          ),
        },
      ],
    });
  }
  const source = (repository: string) => ({ repository, path: 'deploy' });
  const to = (project: string) => ({
    project,
    destination: { name: 'in-cluster', namespace: project },
  });
  platform.addApplication('search', source('shop/search'), to('shop'));
  platform.addApplication('notes', source('shop/notes'), {
    ...to('shop'),
    ...manual,
  });
  platform.addApplication('home', source('web/home'), to('web'));
  await platform.start();
  const argoCd = createArgoCdApi({
    client: platform.nonprod.client,
    namespace: 'argocd',
    knowledge: {
      compared: name => platform.knowledge.compared(name),
      commit: async (url, sha) => await platform.knowledge.commit(url, sha),
      resolve: async (url, revision) =>
        await platform.knowledge.resolve(url, revision),
    },
    logger: mockServices.logger.mock(),
    now: () => platform.now,
  });
  const server = http.createServer(argoCd.handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call: TestApi['call'] = async (method, path, options = {}) => {
    const { token = tokens.reader, body, type = 'application/json' } = options;
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token !== false && { authorization: `Bearer ${token}` }),
        ...(method !== 'GET' && type && { 'content-type': type }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: parsed(await response.text()) };
  };
  return {
    platform,
    url,
    call,
    get: async (path, token) => await call('GET', path, { token }),
    async stop() {
      argoCd.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await platform.stop();
    },
  };
}

function parsed(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
