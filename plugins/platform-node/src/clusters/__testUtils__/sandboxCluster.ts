import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Cluster, createCluster, machines, personas } from '@socle/sandbox';
import { close, listen } from '../../testUtils';

/** A cluster of the sandbox behind a wire that a test can cut. */
export interface TestCluster {
  client: Cluster['client'];
  /** Through the wire. */
  url: string;
  /** `/api/v1/configmaps?limit=500`, one for each request that reached the cluster. */
  requests: string[];
  /** How many watches are open at the cluster. */
  openWatches(): number;
  /** Resolves when so many watches are open at the cluster. */
  watches(count: number): Promise<void>;
  wire: {
    /** Breaks what is connected; new connections are taken. */
    cut(): void;
    /** Breaks what is connected and refuses what comes, on the same port. */
    down(): Promise<void>;
    up(): Promise<void>;
    /** Resolves when the cluster has sent that so many times from now on. */
    passed(text: string, times: number): Promise<void>;
    /** Answers come later by that many milliseconds from now on. */
    delay(milliseconds: number): void;
  };
  stop(): Promise<void>;
}

/** Starts it on free ports; with `down`, the wire refuses until it is `up`. */
export async function startSandboxCluster(
  options: { eventWindow?: number; bookmarkInterval?: number } = {},
): Promise<TestCluster> {
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-watch-'));
  const cluster = await createCluster({
    ...options,
    name: 'paris',
    stateDirectory,
    identities: [...personas, ...machines],
    logger: mockServices.logger.mock(),
  });
  letPortalRead(cluster.client);
  const requests: string[] = [];
  const watching = new Set<http.ServerResponse>();
  const looks = new Set<() => void>();
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url?.includes('watch=1')) {
      watching.add(response);
      response.once('close', () => {
        watching.delete(response);
        looks.forEach(look => look());
      });
      looks.forEach(look => look());
    }
    cluster.handler(request, response);
  });
  const target = await listen(server);
  const wire = await createWire(Number(new URL(target).port));

  return {
    client: cluster.client,
    url: `http://127.0.0.1:${wire.port}`,
    requests,
    openWatches: () => watching.size,
    async watches(count) {
      await new Promise<void>(resolve => {
        const look = () => {
          if (watching.size === count) {
            looks.delete(look);
            resolve();
          }
        };
        looks.add(look);
        look();
      });
    },
    wire,
    async stop() {
      await wire.down();
      await cluster.stop();
      await close(server);
      await rm(stateDirectory, { recursive: true });
    },
  };
}

function letPortalRead(client: Cluster['client']): void {
  client.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'portal' },
    rules: [
      { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
    ],
  });
  client.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'portal' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'portal',
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'User',
        name: 'socle',
      },
    ],
  });
}

async function createWire(target: number) {
  const sockets = new Set<net.Socket>();
  const looks = new Set<(data: Buffer) => void>();
  let milliseconds = 0;
  const create = () =>
    net.createServer(incoming => {
      const outgoing = net.connect(target, '127.0.0.1');
      const end = () => {
        incoming.destroy();
        outgoing.destroy();
        sockets.delete(incoming);
      };
      sockets.add(incoming);
      incoming.on('close', end).on('error', end).pipe(outgoing);
      outgoing
        .on('close', end)
        .on('error', end)
        .on('data', data => {
          looks.forEach(look => look(data));
          if (milliseconds === 0) {
            incoming.write(data);
          } else {
            setTimeout(() => incoming.write(data), milliseconds);
          }
        });
    });
  let server = create();
  const port = Number(new URL(await listen(server)).port);
  const cut = () => sockets.forEach(socket => socket.destroy());
  return {
    port,
    cut,
    async passed(text: string, times: number) {
      let seen = 0;
      await new Promise<void>(resolve => {
        const look = (data: Buffer) => {
          seen += data.toString('utf8').split(text).length - 1;
          if (seen >= times) {
            looks.delete(look);
            resolve();
          }
        };
        looks.add(look);
      });
    },
    delay(wanted: number) {
      milliseconds = wanted;
    },
    async down() {
      const closed = new Promise(resolve => {
        server.close(resolve);
      });
      cut();
      await closed;
    },
    async up() {
      server = create();
      await listen(server, port);
    },
  };
}
