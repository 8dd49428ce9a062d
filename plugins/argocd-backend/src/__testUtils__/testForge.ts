import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { close, listen } from '@socle/plugin-platform-node/testUtils';
import { JsonObject } from '@backstage/types';
import { createForge, machines, personas } from '@socle/sandbox';
import express, { RequestHandler } from 'express';

/** The sandbox's forge on a free port. */
export interface TestForge {
  /** Of the configuration. */
  integrations: JsonObject;
  /** A new repository of `payments`, of a name that none had before. */
  repository(files: Record<string, string>): Promise<TestRepository>;
  stop(): Promise<void>;
}

/** One repository, with hands to break the forge. */
export interface TestRepository {
  /** `payments/service1` */
  name: string;
  /** Address that Argo CD clones the repository from. */
  cloneUrl: string;
  /** Sees each call before the forge does; set to interfere. */
  before: RequestHandler | undefined;
  /** Calls Gitea's API on the repository, as its administrator. */
  api<T = unknown>(method: string, route: string, body?: unknown): Promise<T>;
  /** Commits to a branch: a text writes a file, undefined removes it. Answers with the commit. */
  commit(
    files: Record<string, string | undefined>,
    branch?: string,
  ): Promise<string>;
  /** The text of a file on a branch; undefined where there is none. */
  read(file: string, branch?: string): Promise<string | undefined>;
}

/** Starts it, empty. */
export async function startTestForge(): Promise<TestForge> {
  const stateDirectory = await mkdtemp(
    path.join(os.tmpdir(), 'socle-argocd-forge-'),
  );
  const app = express();
  const server = http.createServer(app);
  const { port } = new URL(await listen(server));
  const host = `localhost:${port}`;
  const baseUrl = `http://${host}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  let latest: TestRepository | undefined;
  let count = 0;
  app.use((request, response, next) => {
    const interfere: RequestHandler =
      latest?.before ?? ((_request, _response, go) => go());
    interfere(request, response, next);
  });
  app.use(forge.handler);
  return {
    integrations: {
      gitea: [{ host, baseUrl, username: 'socle', password: 'sandbox-socle' }],
    },
    async repository(files) {
      count += 1;
      const name = `service${count}`;
      await forge.ensureRepository({ owner: 'payments', name, files });
      latest = handsOn(`payments/${name}`, baseUrl);
      return latest;
    },
    async stop() {
      await close(server);
      await forge.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

function handsOn(name: string, baseUrl: string): TestRepository {
  const call = async (method: string, route: string, body?: unknown) =>
    await fetch(`${baseUrl}/api/v1/repos/${name}/${route}`, {
      method,
      headers: {
        authorization: 'token sandbox-hugo-lefevre',
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const hands: TestRepository = {
    name,
    cloneUrl: `${baseUrl}/${name}.git`,
    before: undefined,
    async api(method, route, body) {
      const response = await call(method, route, body);
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${method} ${route}: ${response.status} ${text}`);
      }
      return text === '' ? undefined : JSON.parse(text);
    },
    async commit(changes, branch = 'main') {
      const operations = await Promise.all(
        Object.entries(changes).map(async ([file, text]) => {
          const known = await call('GET', `contents/${file}?ref=${branch}`);
          const { sha } = known.ok ? Object(await known.json()) : {};
          const content = Buffer.from(text ?? '').toString('base64');
          return text === undefined
            ? { operation: 'delete', path: file, sha }
            : {
                operation: sha ? 'update' : 'create',
                path: file,
                content,
                ...(sha && { sha }),
              };
        }),
      );
      const made = await hands.api<{ commit: { sha: string } }>(
        'POST',
        'contents',
        { branch, message: 'Change', files: operations },
      );
      return made.commit.sha;
    },
    async read(file, branch = 'main') {
      const response = await call('GET', `raw/${file}?ref=${branch}`);
      return response.ok ? await response.text() : undefined;
    },
  };
  return hands;
}
