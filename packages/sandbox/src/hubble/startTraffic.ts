import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterClient } from '../kubernetes/types';
import { ClusterPolicies } from './clusterPolicies';
import { keepEndpoints } from './endpoints';
import { flowsOf } from './flowsOf';
import { knownEnd } from './knownEnds';
import { HubbleRelay } from './startHubbleRelay';
import { Connection, trafficOf } from './traffic';

const tickMilliseconds = 1_000;

/* Of a change that is applied, many objects come at once. */
const settleMilliseconds = 200;

/** The seed's traffic on one cluster. */
export interface Traffic {
  /** Everybody tries once, now. */
  tryAll(): void;
  stop(): void;
}

/**
 * Lets the workloads of the seed try what they try: what becomes of it, the policies of the cluster decide at that moment. A
 * change of policies is felt at once.
 */
export function startTraffic(options: {
  client: ClusterClient;
  relay: HubbleRelay;
  logger: LoggerService;
  connections?: readonly Connection[];
  now?: () => number;
}): Traffic {
  const { client, relay, logger, now = Date.now } = options;
  const connections = options.connections ?? trafficOf(client.name);
  const due = new Map<Connection, number>();
  let turn = 0;
  let settling: NodeJS.Timeout | undefined;
  let onSettled = () => {};
  const policies = new ClusterPolicies(client, () => {
    settling ??= setTimeout(() => {
      settling = undefined;
      onSettled();
    }, settleMilliseconds);
    settling.unref();
  });

  const attempt = (connection: Connection) => {
    const { compiled } = policies;
    turn += 1;
    const [from, to] = [connection.from, connection.to].map(end =>
      knownEnd({ end, client, compiled, turn }),
    );
    if (from && to) {
      flowsOf({ connection, from, to, compiled, time: now() }).forEach(
        ({ node, flow }) => relay.observe(node, flow),
      );
    }
  };
  const attemptDue = (isAll: boolean) => {
    try {
      for (const connection of connections) {
        if (isAll || (due.get(connection) ?? 0) <= now()) {
          due.set(connection, now() + connection.every * 1_000);
          attempt(connection);
        }
      }
    } catch (error) {
      logger.warn(
        'Traffic could not be played',
        error instanceof Error ? error : { error: String(error) },
      );
    }
  };
  onSettled = () => attemptDue(true);
  const endpoints = keepEndpoints(client, () => policies.compiled);
  const timer = setInterval(() => attemptDue(false), tickMilliseconds);
  timer.unref();

  return {
    tryAll: () => attemptDue(true),
    stop() {
      clearInterval(timer);
      clearTimeout(settling);
      policies.stop();
      endpoints.stop();
    },
  };
}
