import http from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import {
  close,
  listen,
  startSandboxCluster,
} from '@socle/plugin-platform-node/testUtils';
import { createArgoCdApi } from '@socle/sandbox';
import { application } from './applications';

/** What the API does with whoever comes: its own work, nothing at all, or that status with Argo CD's own words. */
export type ArgoMood =
  | 'well'
  | 'silent'
  | { status: number; message?: string; headers?: Record<string, string> };

/** The sandbox's Argo CD over HTTP, which has bad days. */
export interface ArgoDoor {
  url: string;
  /** When it was asked, in milliseconds. */
  asked: number[];
  /** Puts it into that mood, and cuts what is open. */
  be(mood: ArgoMood): void;
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Writes an Application to the cluster. */
  put(name: string, parts?: Parameters<typeof application>[1]): void;
  remove(name: string): void;
  stop(): Promise<void>;
}

/** A tenant's project, with the role that its token in the portal has. */
const project = (name: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name, namespace: 'argocd' },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
    roles: [
      {
        name: 'portal',
        policies: [
          `p, proj:${name}:portal, applications, get, ${name}/*, allow`,
        ],
      },
    ],
  },
});

/** Starts it with the projects `payments` and `logistics`, and an Application of each. */
export async function startArgoDoor(): Promise<ArgoDoor> {
  const cluster = await startSandboxCluster('lyon');
  const { client } = cluster;
  client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'argocd' },
  });
  for (const name of ['payments', 'logistics']) {
    client.create(project(name));
    client.create(application(`${name}.dev.front`, { project: name }));
  }
  const api = createArgoCdApi({
    client,
    namespace: 'argocd',
    logger: mockServices.logger.mock(),
    knowledge: {
      compared: () => undefined,
      commit: async () => Promise.reject(new Error('There is no repository')),
      resolve: async () => Promise.reject(new Error('There is no repository')),
    },
  });
  let mood: ArgoMood = 'well';
  const asked: number[] = [];
  const handler: http.RequestListener = (request, response) => {
    asked.push(Date.now());
    if (mood === 'well') {
      api.handler(request, response);
    } else if (mood !== 'silent') {
      const { status, message, headers } = mood;
      response.writeHead(status, {
        'content-type': message ? 'application/json' : 'text/html',
        ...headers,
      });
      response.end(message ? JSON.stringify({ message, code: 13 }) : '<html>');
    }
  };
  let server = http.createServer(handler);
  const url = await listen(server);
  return {
    url,
    asked,
    be(next) {
      mood = next;
      server.closeAllConnections();
    },
    goDown: async () => await close(server),
    async comeBack() {
      server = http.createServer(handler);
      await listen(server, Number(new URL(url).port));
    },
    put: (name, parts) => {
      client.create(application(name, parts));
    },
    remove: name =>
      client.delete({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name,
      }),
    async stop() {
      await close(server);
      api.stop();
      await cluster.stop();
    },
  };
}
