import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { createForge, machines, personas } from '@socle/sandbox';
import express from 'express';

/** The sandbox's forge with a platform's repository that a test changes, and that it can take down. */
export interface GitOpsForge {
  url: string;
  host: string;
  /** While it is true, every request is answered with 503. */
  down: boolean;
  /** How many were. */
  refused: number;
  /** Makes a repository with its first content. */
  addRepository(
    owner: string,
    name: string,
    files: Record<string, string>,
  ): Promise<void>;
  /** Changes `platform/gitops` by one commit; undefined removes a file. */
  commit(changes: Record<string, string | undefined>): Promise<void>;
  /** Registers a webhook for pushes to `platform/gitops`. */
  addWebhook(url: string, secret: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with the files of the platform's repository. */
export async function startGitOpsForge(
  files: (url: string) => Record<string, string>,
): Promise<GitOpsForge> {
  const stateDirectory = await mkdtemp(path.join(tmpdir(), 'socle-catalog-'));
  const application = express();
  const server = createServer(application);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const forge = await createForge({
    stateDirectory,
    baseUrl: url,
    identities: [...personas, ...machines],
    logger: mockServices.rootLogger({ level: 'none' }),
  });
  const known = new Map(Object.entries(files(url)));
  await forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: Object.fromEntries(known),
  });

  const call = async (route: string, body: object) => {
    const response = await fetch(
      `${url}/api/v1/repos/platform/gitops${route}`,
      {
        method: 'POST',
        headers: {
          authorization: 'token sandbox-socle',
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw new Error(`${route}: ${response.status} ${await response.text()}`);
    }
  };
  const result: GitOpsForge = {
    url,
    host,
    down: false,
    refused: 0,
    async addRepository(owner, name, content) {
      await forge.ensureRepository({ owner, name, files: content });
    },
    async commit(changes) {
      await call('/contents', {
        branch: 'main',
        message: 'A change',
        files: Object.entries(changes).map(([file, text]) => {
          const before = known.get(file);
          return {
            path: file,
            operation: operationOf(text, before),
            content: Buffer.from(text ?? '').toString('base64'),
            ...(before !== undefined && { sha: blobHash(before) }),
          };
        }),
      });
      for (const [file, text] of Object.entries(changes)) {
        if (text === undefined) {
          known.delete(file);
        } else {
          known.set(file, text);
        }
      }
    },
    async addWebhook(target, secret) {
      await call('/hooks', {
        type: 'gitea',
        active: true,
        events: ['push'],
        config: { url: target, content_type: 'json', secret },
      });
    },
    async stop() {
      await forge.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
  application.use((_request, response, next) => {
    if (result.down) {
      result.refused += 1;
      response.status(503).end();
    } else {
      next();
    }
  });
  application.use(forge.handler);
  return result;
}

function operationOf(
  text: string | undefined,
  before: string | undefined,
): string {
  if (text === undefined) {
    return 'delete';
  }
  return before === undefined ? 'create' : 'update';
}

/** As git names a file's content. */
function blobHash(text: string): string {
  const content = Buffer.from(text);
  return createHash('sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}
