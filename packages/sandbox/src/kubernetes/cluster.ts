import { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Identity } from '../identities';
import { Authenticator, system } from './authentication';
import { bootstrap } from './bootstrap';
import { LocalClient } from './client';
import { CustomResources } from './controllers/customResources';
import { createHandler } from './http/handler';
import { ClusterContext } from './operations/context';
import { Registry } from './registry';
import { builtInResources } from './resources';
import { Store } from './storage/store';
import { ClusterClient } from './types';

/** One cluster of the sandbox. */
export interface Cluster {
  name: string;
  /** The API without HTTP, with every right. */
  client: ClusterClient;
  /** The whole API over HTTP, for Node's server or an Express application; it reads bodies itself. */
  handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Ends watches, controllers and timers, and closes the state. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  name: string;
  /** Where the cluster's state lives; made where it is not there. */
  stateDirectory: string;
  /** Who may call, by token. */
  identities: Identity[];
  logger: LoggerService;
  /** The clock; the machine's where none is given. */
  now?: () => Date;
  /** How many changes of each kind watches can go back. 1000 where none is given. */
  eventWindow?: number;
  /** Milliseconds between two bookmarks of a watch. 60000 where none is given. */
  bookmarkInterval?: number;
}

const defaultEventWindow = 1000;
const defaultBookmarkInterval = 60_000;

/** Starts a cluster on the state in its folder; an empty folder becomes a fresh cluster. */
export async function createCluster(options: ClusterOptions): Promise<Cluster> {
  const { name, logger } = options;
  const store = new Store({
    directory: options.stateDirectory,
    eventWindow: options.eventWindow ?? defaultEventWindow,
    logger,
  });
  const context: ClusterContext = {
    store,
    registry: new Registry(builtInResources),
    logger,
    now: options.now ?? (() => new Date()),
    admissions: [],
  };
  const endings = [new CustomResources(context).start()];
  const client = new LocalClient({
    name,
    context,
    user: system,
    manager: 'sandbox',
  });
  if (store.wasEmpty) {
    bootstrap(client);
  }
  const streams = new Set<ServerResponse>();
  const handle = createHandler({
    context,
    authenticator: new Authenticator(options.identities),
    bookmarkInterval: options.bookmarkInterval ?? defaultBookmarkInterval,
    special: () => false,
  });
  return {
    name,
    client,
    handler(request, response) {
      streams.add(response);
      response.on('close', () => streams.delete(response));
      handle(request, response);
    },
    async stop() {
      endings.forEach(end => end());
      streams.forEach(response => response.destroy());
      store.close();
    },
  };
}
