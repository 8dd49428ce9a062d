import { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Identity } from '../identities';
import { Authenticator, system } from './authentication';
import { limitRanger } from './admission/limitRanger';
import {
  claimProtection,
  nodeTaints,
  podDefaults,
  serviceAccounts,
} from './admission/podFields';
import { podSecurity } from './admission/podSecurity';
import { resourceQuotas } from './admission/resourceQuota';
import { rightsEscalation } from './admission/rightsEscalation';
import { serviceAddresses } from './admission/serviceAddresses';
import { Claims } from './controllers/claims';
import { Quotas } from './controllers/quotas';
import { bootstrap } from './bootstrap';
import { LocalClient } from './client';
import { GarbageCollector } from './controllers/garbageCollector';
import { Namespaces } from './controllers/namespaces';
import { DisruptionBudgets } from './controllers/disruptionBudgets';
import { Nodes } from './controllers/nodes';
import { PodTermination } from './controllers/podTermination';
import { ReconcileQueue } from './controllers/queue';
import { namespaceLifecycle } from './admission/namespaceLifecycle';
import { CustomResources } from './controllers/customResources';
import { handleSpecial } from './endpoints';
import { createHandler } from './http/handler';
import { ClusterContext } from './operations/context';
import { Registry } from './registry';
import { builtInResources } from './builtInResources';
import { Store } from './storage/store';
import { ClusterClient } from './types';

/** One cluster of the sandbox. */
export interface Cluster {
  name: string;
  /** The API without HTTP, with every right. */
  client: ClusterClient;
  /** The whole API over HTTP, for Node's server or an Express application; it reads bodies itself. */
  handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when the cluster's own controllers have nothing left to do at once. */
  idle(): Promise<void>;
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
  /** Milliseconds that the containers of a deleted Pod take to stop. 500 where none is given. */
  terminationDelay?: number;
  /** Milliseconds between two bookmarks of a watch. 60000 where none is given. */
  bookmarkInterval?: number;
}

const defaultEventWindow = 1000;
const defaultBookmarkInterval = 60_000;
const defaultTerminationDelay = 500;

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
  context.admissions.push(
    namespaceLifecycle(context),
    serviceAccounts(context),
    podDefaults(),
    claimProtection(),
    nodeTaints(),
    serviceAddresses(context),
    limitRanger(context),
    rightsEscalation(context),
    podSecurity(context),
    resourceQuotas(context),
  );
  const queue = new ReconcileQueue(logger);
  const controllerContext = { ...context, queue };
  const endings = [
    new CustomResources(context).start(),
    new Namespaces(controllerContext).start(),
    new GarbageCollector(controllerContext).start(),
    new Quotas(controllerContext).start(),
    new Claims(controllerContext).start(),
    new Nodes(controllerContext).start(),
    new DisruptionBudgets(controllerContext).start(),
    new PodTermination(
      controllerContext,
      options.terminationDelay ?? defaultTerminationDelay,
    ).start(),
    () => queue.stop(),
  ];
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
  const authenticator = new Authenticator(options.identities);
  const handle = createHandler({
    context,
    authenticator,
    bookmarkInterval: options.bookmarkInterval ?? defaultBookmarkInterval,
    special: endpoint => handleSpecial(endpoint, authenticator),
  });
  return {
    name,
    client,
    handler(request, response) {
      streams.add(response);
      response.on('close', () => streams.delete(response));
      handle(request, response);
    },
    idle: () => queue.idle(),
    async stop() {
      endings.forEach(end => end());
      streams.forEach(response => response.destroy());
      store.close();
    },
  };
}
