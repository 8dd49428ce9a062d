import express from 'express';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machines, personas } from '../../identities';
import { Forge, ForgeLogger, createForge } from '..';

/** A forge that listens on a free port of 127.0.0.1, with its state in a folder of its own. */
export interface ForgeServer {
  forge: Forge;
  baseUrl: string;
  stateDirectory: string;
  /** What the forge logged as a warning or an error. */
  complaints: string[];
  /** Stops it and keeps its state. */
  close(): Promise<void>;
  /** Stops it and starts another on the same state and port. */
  restart(): Promise<void>;
}

const folders: string[] = [];
const servers: ForgeServer[] = [];

/** A folder that {@link cleanUp} removes. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forge-test-'));
  folders.push(folder);
  return folder;
}

/** Stops every server and removes every folder that these helpers made. */
export async function cleanUp(): Promise<void> {
  await Promise.all(servers.splice(0).map(server => server.close()));
  await Promise.all(
    folders
      .splice(0)
      .map(folder =>
        rm(folder, { recursive: true, force: true, maxRetries: 3 }),
      ),
  );
}

/** Starts a forge with the sandbox's own identities. */
export async function startForge(
  options: { stateDirectory?: string; port?: number; now?: () => Date } = {},
): Promise<ForgeServer> {
  const stateDirectory = options.stateDirectory ?? (await temporaryFolder());
  const complaints: string[] = [];
  const logger: ForgeLogger = {
    info: () => {},
    warn: message => complaints.push(message),
    error: message => complaints.push(message),
  };
  const app = express();
  let http = await listen(app, options.port ?? 0);
  const { port } = http.address() as AddressInfo;
  const baseUrl = `http://localhost:${port}`;
  const open = async () => {
    const forge = await createForge({
      stateDirectory,
      baseUrl,
      identities: [...personas, ...machines],
      logger,
      now: options.now,
    });
    return forge;
  };
  let forge = await open();
  app.use((request, response, next) => forge.handler(request, response, next));
  let closed = false;
  const server: ForgeServer = {
    get forge() {
      return forge;
    },
    baseUrl,
    stateDirectory,
    complaints,
    close: async () => {
      if (!closed) {
        closed = true;
        await forge.stop();
        await end(http);
      }
    },
    restart: async () => {
      await forge.stop();
      await end(http);
      forge = await open();
      http = await listen(app, port);
      closed = false;
    },
  };
  servers.push(server);
  return server;
}

async function listen(app: express.Express, port: number): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function end(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => {
    server.close(resolve);
  });
}
