import os from 'node:os';
import { FlowsRequest, HubbleFlow, timestampOf } from './types';

/** `observer.GetFlowsResponse` with a flow. */
export function messageOf(flow: HubbleFlow): object {
  return { flow, node_name: flow.node_name, time: flow.time };
}

/** The same with events that were lost; `now` in milliseconds since 1970. */
export function lostOf(node: string, count: number, now: number): object {
  const time = timestampOf(now);
  return {
    lost_events: {
      source: 'HUBBLE_RING_BUFFER',
      num_events_lost: count,
      first: time,
      last: time,
    },
    node_name: node,
    time,
  };
}

/** The same with what became of nodes. Relay signs it with the name of the machine that it runs on. */
export function stateOf(
  state: string,
  names: string[],
  now: number,
  message?: string,
): object {
  return {
    node_status: {
      state_change: state,
      node_names: names,
      ...(message !== undefined && { message }),
    },
    node_name: os.hostname(),
    time: timestampOf(now),
  };
}

/**
 * Why nodes do not answer a request, in the words of Hubble's observer; undefined where they do. Relay passes it on as an event
 * of the nodes, in a stream that ends well.
 */
export function mistakeIn(request: FlowsRequest): string | undefined {
  if (request.first && request.follow) {
    return 'rpc error: code = InvalidArgument desc = first cannot be specified with follow';
  }
  const pods = [request.whitelist, request.blacklist]
    .flatMap(filters => filters ?? [])
    .flatMap(({ source_pod = [], destination_pod = [] }) => [
      ...source_pod,
      ...destination_pod,
    ]);
  return pods.includes('')
    ? 'invalid filter, name must not be empty'
    : undefined;
}
