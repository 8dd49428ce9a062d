import fs from 'node:fs';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { machines, personas } from '../../identities';
import { Cluster, ClusterOptions, createCluster } from '../cluster';

/** A cluster behind a real HTTP server on a free port of the loopback address. */
export interface RunningCluster {
  cluster: Cluster;
  /** `http://127.0.0.1:<port>` */
  url: string;
  directory: string;
  /** Sends a request as the platform administrator unless a token is given, and reads the JSON of the answer. */
  call(
    method: string,
    path: string,
    options?: {
      body?: unknown;
      type?: string;
      token?: string | false;
      headers?: Record<string, string>;
    },
  ): Promise<Answer>;
  /** Cuts every connection, as a network that fails does. */
  dropConnections(): void;
  stop(options?: { keep?: boolean }): Promise<void>;
}

export interface Answer {
  code: number;
  headers: Headers;
  text: string;
  // The tests look into answers of many shapes.
  body: ReturnType<typeof JSON.parse>;
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Starts a cluster for a test. */
export async function startCluster(
  options: Partial<ClusterOptions> = {},
): Promise<RunningCluster> {
  const directory =
    options.stateDirectory ??
    fs.mkdtempSync(path.join(os.tmpdir(), 'socle-cluster-'));
  const cluster = await createCluster({
    name: 'test',
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
    ...options,
    stateDirectory: directory,
  });
  const server = http.createServer(cluster.handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    cluster,
    url,
    directory,
    async call(method, resourcePath, request = {}) {
      const { body, token = 'sandbox-hugo-lefevre' } = request;
      const response = await fetch(`${url}${resourcePath}`, {
        method,
        headers: {
          'user-agent': 'test',
          ...(token !== false && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && {
            'content-type': request.type ?? 'application/json',
          }),
          ...request.headers,
        },
        body:
          body === undefined || typeof body === 'string'
            ? body
            : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        code: response.status,
        headers: response.headers,
        text,
        body: parsed(text),
      };
    },
    dropConnections: () => server.closeAllConnections(),
    async stop({ keep = false } = {}) {
      await cluster.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      if (!keep) {
        fs.rmSync(directory, { recursive: true, force: true });
      }
    },
  };
}
