import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createForge, Forge, machines, personas } from '@socle/sandbox';
import express, { RequestHandler } from 'express';

/** The sandbox's forge on a free port, with the portal's account. */
export interface SandboxForge {
  forge: Forge;
  host: string;
  url: string;
  integrations: ScmIntegrations;
  /** Calls Gitea's API as the portal does. */
  get<T>(route: string): Promise<T>;
  /** Changes something of a repository, as Hugo does. */
  send(method: string, route: string, body?: unknown): Promise<void>;
  /** Every call that came, as `GET /api/v1/…`. */
  calls: string[];
  /** Sees every call before the forge does; set to interfere. */
  before: RequestHandler | undefined;
  stop(): Promise<void>;
}

/** Starts an empty forge. */
export async function startSandboxForge(): Promise<SandboxForge> {
  const stateDirectory = await mkdtemp(path.join(tmpdir(), 'socle-action-'));
  const app = express();
  const server = createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl: url,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  const sandbox: SandboxForge = {
    forge,
    host,
    url,
    integrations: giteaIntegrations({ host, baseUrl: url }),
    calls: [],
    before: undefined,
    send: async (method, route, body) => {
      const response = await fetch(`${url}/api/v1/repos/${route}`, {
        method,
        headers: {
          authorization: 'token sandbox-hugo-lefevre',
          'content-type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      if (!response.ok) {
        throw new Error(
          `${method} ${route}: ${response.status} ${await response.text()}`,
        );
      }
    },
    get: async route => {
      const response = await fetch(`${url}/api/v1/repos/${route}`, {
        headers: { authorization: 'token sandbox-socle' },
      });
      if (!response.ok) {
        throw new Error(`${route}: ${response.status}`);
      }
      return await response.json();
    },
    stop: async () => {
      await forge.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
  app.use((request, response, next) => {
    sandbox.calls.push(`${request.method} ${request.url}`);
    const { before } = sandbox;
    if (before) {
      before(request, response, next);
    } else {
      next();
    }
  });
  app.use(forge.handler);
  return sandbox;
}

/** Integrations with one Gitea, and a GitHub beside it. */
export function giteaIntegrations(gitea: {
  host: string;
  baseUrl: string;
}): ScmIntegrations {
  return ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        gitea: [{ ...gitea, username: 'socle', password: 'sandbox-socle' }],
        github: [{ host: 'github.example.com' }],
      },
    }),
  );
}
