import {
  sendUnaryData,
  Server,
  ServerCredentials,
  ServerUnaryCall,
  ServerWritableStream,
} from '@grpc/grpc-js';
import { isAskedFor } from './matchesFilter';
import { lostOf, messageOf, mistakeIn, stateOf } from './messages';
import { observerService } from './service';
import { FlowsRequest, HubbleFlow, millisecondsOf, timestampOf } from './types';

const version = 'v1.20.2 (sandbox)';

/** What each node keeps (`hubble.eventBufferCapacity`). */
const nodeCapacity = 4_095;

/* What waits for a client that does not read; beyond it, flows are lost, and it is told of them. */
const mostWaiting = 1_000;

/** Where a Relay listens, and for whom. */
export interface HubbleRelayOptions {
  cluster: string;
  nodes: readonly string[];
  /** 0, or unset, takes a free one. */
  port?: number;
  /** In PEM; clients need a certificate of the authority. Unset: without TLS, as Relay's default is. */
  tls?: { authority: Buffer; certificate: Buffer; key: Buffer };
  /** In milliseconds since 1970. */
  now?: () => number;
}

/** Hubble Relay of one cluster, with the rings of its nodes. */
export interface HubbleRelay {
  /** `localhost:4245` */
  address: string;
  /** A flow that a node observes; a flow without a time happens now. */
  observe(node: string, flow: HubbleFlow): void;
  /** Events that a node could not keep. */
  lose(node: string, count: number): void;
  /** Whether a node answers Relay. */
  setNode(node: string, state: 'connected' | 'unavailable'): void;
  /** Ends open streams too. */
  stop(): Promise<void>;
}

interface Follower {
  tell(message: object, flow?: HubbleFlow): void;
  end(): void;
}

/** Serves it. */
export async function startHubbleRelay(
  options: HubbleRelayOptions,
): Promise<HubbleRelay> {
  const { nodes, cluster, now = Date.now } = options;
  const rings = new Map<string, HubbleFlow[]>(nodes.map(name => [name, []]));
  const unavailable = new Set<string>();
  const followers = new Set<Follower>();
  const seen = new Map<string, number>(nodes.map(name => [name, 0]));
  const startedAt = now();
  const uptime = () => (now() - startedAt) * 1_000_000;

  const kept = () =>
    [...rings]
      .filter(([node]) => !unavailable.has(node))
      .flatMap(([, flows]) => flows)
      .sort((a, b) => timeOf(a) - timeOf(b));

  const getFlows = (call: ServerWritableStream<FlowsRequest, object>) => {
    const { request } = call;
    let waiting = 0;
    let lost = 0;
    const write = (message: object) => {
      if (waiting >= mostWaiting) {
        lost += 1;
        return;
      }
      waiting += 1;
      call.write(message, () => {
        waiting -= 1;
        /* Told as soon as there is room, in the midst of a flood too. */
        if (lost > 0 && waiting < mostWaiting / 2) {
          const count = lost;
          lost = 0;
          write(lostOf('', count, now()));
        }
      });
    };
    const connected = nodes.filter(node => !unavailable.has(node));
    const states: [string, string[]][] = [
      ['NODE_CONNECTED', connected],
      ['NODE_UNAVAILABLE', [...unavailable]],
    ];
    for (const [state, names] of states) {
      if (names.length > 0) {
        call.write(stateOf(state, names, now()));
      }
    }
    const mistake = mistakeIn(request);
    if (mistake !== undefined) {
      if (connected.length > 0) {
        call.write(stateOf('NODE_ERROR', connected, now(), mistake));
      }
      call.end();
      return;
    }
    const past = kept().filter(
      flow => isWithin(flow, request) && isAskedFor(flow, request),
    );
    for (const flow of numbered(past, request)) {
      call.write(messageOf(flow));
    }
    if (!request.follow) {
      call.end();
      return;
    }
    const follower: Follower = {
      tell(message, flow) {
        if (!flow || isAskedFor(flow, request)) {
          write(message);
        }
      },
      end: () => call.end(),
    };
    followers.add(follower);
    call.on('cancelled', () => followers.delete(follower));
    call.on('close', () => followers.delete(follower));
    call.on('error', () => followers.delete(follower));
  };

  const serverStatus = (
    _call: ServerUnaryCall<object, object>,
    answer: sendUnaryData<object>,
  ) =>
    answer(null, {
      num_flows: kept().length,
      max_flows: nodeCapacity * nodes.length,
      seen_flows: [...seen.values()].reduce((sum, count) => sum + count, 0),
      uptime_ns: uptime(),
      num_connected_nodes: { value: nodes.length - unavailable.size },
      num_unavailable_nodes: { value: unavailable.size },
      unavailable_nodes: [...unavailable],
      version: `hubble-relay ${version}`,
    });

  const getNodes = (
    _call: ServerUnaryCall<object, object>,
    answer: sendUnaryData<object>,
  ) =>
    answer(null, {
      nodes: [...rings].map(([name, flows], index) => ({
        name,
        address: `10.64.${index}.1:4244`,
        tls: {},
        ...(unavailable.has(name)
          ? { state: 'NODE_UNAVAILABLE' }
          : {
              state: 'NODE_CONNECTED',
              version: `cilium ${version}`,
              uptime_ns: uptime(),
              num_flows: flows.length,
              max_flows: nodeCapacity,
              seen_flows: seen.get(name),
            }),
      })),
    });

  const getNamespaces = (
    _call: ServerUnaryCall<object, object>,
    answer: sendUnaryData<object>,
  ) => {
    const hourAgo = now() - 3_600_000;
    const names = kept()
      .filter(flow => timeOf(flow) >= hourAgo)
      .flatMap(({ source, destination }) => [
        source?.namespace,
        destination?.namespace,
      ])
      .filter(name => name !== undefined);
    answer(null, {
      namespaces: [...new Set(names)]
        .sort()
        .map(namespace => ({ cluster, namespace })),
    });
  };

  const server = new Server();
  server.addService(observerService, {
    GetFlows: getFlows,
    GetNodes: getNodes,
    GetNamespaces: getNamespaces,
    ServerStatus: serverStatus,
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(
      `127.0.0.1:${options.port ?? 0}`,
      credentialsOf(options.tls),
      (error, bound) => (error ? reject(error) : resolve(bound)),
    ),
  );

  const tellAll = (message: object, flow?: HubbleFlow) =>
    followers.forEach(follower => follower.tell(message, flow));
  return {
    address: `localhost:${port}`,
    observe(node, given) {
      const flow = {
        ...given,
        node_name: `${cluster}/${node}`,
        time: given.time ?? timestampOf(now()),
      };
      const ring = rings.get(node);
      if (!ring) {
        throw new Error(`There is no node ${node} in ${cluster}`);
      }
      seen.set(node, (seen.get(node) ?? 0) + 1);
      ring.push(flow);
      if (ring.length > nodeCapacity) {
        ring.shift();
      }
      if (!unavailable.has(node)) {
        tellAll(messageOf(flow), flow);
      }
    },
    lose: (node, count) => tellAll(lostOf(node, count, now())),
    setNode(node, state) {
      const isGone = state === 'unavailable';
      if (unavailable.has(node) === isGone) {
        return;
      }
      if (isGone) {
        unavailable.add(node);
      } else {
        unavailable.delete(node);
      }
      tellAll(
        stateOf(isGone ? 'NODE_UNAVAILABLE' : 'NODE_CONNECTED', [node], now()),
      );
    },
    async stop() {
      followers.forEach(follower => follower.end());
      followers.clear();
      server.forceShutdown();
    },
  };
}

function credentialsOf(tls: HubbleRelayOptions['tls']): ServerCredentials {
  return tls
    ? ServerCredentials.createSsl(
        tls.authority,
        [{ cert_chain: tls.certificate, private_key: tls.key }],
        true,
      )
    : ServerCredentials.createInsecure();
}

function timeOf({ time = {} }: HubbleFlow): number {
  return millisecondsOf(time);
}

function isWithin(flow: HubbleFlow, { since, until }: FlowsRequest): boolean {
  const time = timeOf(flow);
  return (
    (!since || time >= millisecondsOf(since)) &&
    (!until || time <= millisecondsOf(until))
  );
}

/** As Hubble's observer: the last ones, the first ones, or with `since` all; following without either, none. */
function numbered(
  flows: readonly HubbleFlow[],
  { number = 0, first, since, follow }: FlowsRequest,
): readonly HubbleFlow[] {
  if (number === 0) {
    return follow && !since ? [] : flows;
  }
  return first ? flows.slice(0, number) : flows.slice(-number);
}
