import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { close, listen } from '@socle/plugin-platform-node/testUtils';
import { createForge, Forge, machines, personas } from '@socle/sandbox';
import express, { RequestHandler } from 'express';

/** The sandbox's forge on a free port, with hands to break it. */
export interface TestForge {
  url: string;
  integrations: object;
  ensureRepository: Forge['ensureRepository'];
  /** Sees each call before the forge does; set to interfere. */
  before: RequestHandler | undefined;
  /** Calls Gitea's API on the platform's repository, as its administrator. */
  api<T = unknown>(method: string, route: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts it, empty. */
export async function startTestForge(): Promise<TestForge> {
  const stateDirectory = await mkdtemp(
    path.join(os.tmpdir(), 'socle-tenancy-forge-'),
  );
  const app = express();
  const server = http.createServer(app);
  const { port } = new URL(await listen(server));
  const host = `localhost:${port}`;
  const url = `http://${host}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl: url,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  const hands: TestForge = {
    url,
    integrations: {
      gitea: [
        { host, baseUrl: url, username: 'socle', password: 'sandbox-socle' },
      ],
    },
    ensureRepository: forge.ensureRepository.bind(forge),
    before: undefined,
    async api(method, route, body) {
      const response = await fetch(
        `${url}/api/v1/repos/platform/gitops/${route}`,
        {
          method,
          headers: {
            authorization: 'token sandbox-hugo-lefevre',
            'content-type': 'application/json',
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
      );
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${method} ${route}: ${response.status} ${text}`);
      }
      return text === '' ? undefined : JSON.parse(text);
    },
    async stop() {
      await close(server);
      await forge.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
  app.use((request, response, next) => {
    const interfere: RequestHandler =
      hands.before ?? ((_request, _response, go) => go());
    interfere(request, response, next);
  });
  app.use(forge.handler);
  return hands;
}
