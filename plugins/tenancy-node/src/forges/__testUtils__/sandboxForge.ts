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
  /** Every call that came, as `GET /api/v1/…`. */
  calls: string[];
  /** Sees every call before the forge does; set to interfere. */
  before: RequestHandler | undefined;
  /** Calls Gitea's API: as the portal, or as somebody else. */
  api<T>(
    method: string,
    route: string,
    options?: { body?: unknown; as?: string },
  ): Promise<T>;
  stop(): Promise<void>;
}

/** Starts an empty forge. */
export async function startSandboxForge(): Promise<SandboxForge> {
  const stateDirectory = await mkdtemp(path.join(tmpdir(), 'socle-changes-'));
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
    integrations: ScmIntegrations.fromConfig(
      new ConfigReader({
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
      }),
    ),
    calls: [],
    before: undefined,
    api: async (method, route, { body, as = 'socle' } = {}) => {
      const response = await fetch(`${url}/api/v1/repos/${route}`, {
        method,
        headers: {
          authorization: `token sandbox-${as.replace('.', '-')}`,
          'content-type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${method} ${route}: ${response.status} ${text}`);
      }
      return text === '' ? undefined : JSON.parse(text);
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
    (sandbox.before ?? ((_request, _response, go) => go()))(
      request,
      response,
      next,
    );
  });
  app.use(forge.handler);
  return sandbox;
}
