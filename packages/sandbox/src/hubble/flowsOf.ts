import { randomInt, randomUUID } from 'node:crypto';
import {
  CompiledPolicies,
  Endpoint,
  evaluate,
  PolicyReference,
} from '@socle/plugin-cilium-common';
import { Connection } from './traffic';
import { FlowEndpoint, HubbleFlow, HubblePolicy, timestampOf } from './types';

/** One end, as the cluster knows it now. */
export interface KnownEnd {
  endpoint: Endpoint;
  flow: FlowEndpoint;
  address: string;
  names?: string[];
  /** Where it runs; unset for the outside. */
  node?: string;
}

/** A flow, and the node that observes it. */
export interface NodeFlow {
  node: string;
  flow: HubbleFlow;
}

const eventTypes = { drop: 1, trace: 4, policyVerdict: 5, request: 129 };

/**
 * What Hubble tells of one try, as the policies decide: verdicts where a connection is judged, a drop beside one that is
 * refused, a trace of one that arrives, and the request where a proxy looks into it.
 */
export function flowsOf(options: {
  connection: Connection;
  from: KnownEnd;
  to: KnownEnd;
  compiled: CompiledPolicies;
  /** In milliseconds since 1970. */
  time: number;
}): NodeFlow[] {
  const { connection, from, to, compiled, time } = options;
  const { port, protocol = 'TCP', http, dns } = connection;
  const { egress, ingress, trace } = evaluate(compiled, {
    from: from.endpoint,
    to: to.endpoint,
    port,
    protocol,
    ...(http && { http }),
    ...(dns && { dns: { name: dns } }),
  });
  const base = baseOf(options);
  const flows: NodeFlow[] = [];
  const sides = [
    { name: 'egress', word: 'EGRESS', result: egress, at: from },
    { name: 'ingress', word: 'INGRESS', result: ingress, at: to },
  ] as const;
  for (const { name, word, result, at } of sides) {
    if (at.node === undefined) {
      continue;
    }
    const add = (flow: Partial<HubbleFlow>) =>
      flows.push({
        node: at.node ?? '',
        flow: {
          ...base,
          uuid: randomUUID(),
          verdict: 'FORWARDED',
          time: timestampOf(time),
          traffic_direction: word,
          ...flow,
        },
      });
    const isDenied = result.verdict !== 'allowed' && !result.onceResolved;
    const isRequest = result.reason === 'request';
    const policies = trace[name].deciding.map(({ policy }) => nameOf(policy));
    if (result.reason !== 'free' && result.reason !== 'exempt') {
      add({
        event_type: { type: eventTypes.policyVerdict },
        policy_match_type: isDenied ? 0 : 1,
        ...verdictOf({ isDenied: isDenied && !isRequest, result, policies }),
        ...(policies.length > 0 &&
          (!isDenied || isRequest) && { [`${name}_allowed_by`]: policies }),
        ...(policies.length > 0 &&
          isDenied &&
          !isRequest && { [`${name}_denied_by`]: policies }),
      });
    }
    if (isDenied && !isRequest) {
      add({
        event_type: { type: eventTypes.drop, sub_type: dropOf(policies).code },
        verdict: 'DROPPED',
        drop_reason_desc: dropOf(policies).name,
      });
      return flows;
    }
    if (result.isRedirected && (http || dns)) {
      add({
        Type: 'L7',
        event_type: { type: eventTypes.request },
        verdict: isRequest ? 'DROPPED' : 'FORWARDED',
        l7: requestOf(connection, isRequest),
      });
      if (isRequest) {
        return flows;
      }
    }
  }
  const last = to.node ?? from.node;
  if (last !== undefined) {
    flows.push({
      node: last,
      flow: {
        ...base,
        uuid: randomUUID(),
        verdict: 'FORWARDED',
        time: timestampOf(time),
        traffic_direction: to.node === undefined ? 'EGRESS' : 'INGRESS',
        event_type: { type: eventTypes.trace, sub_type: 0 },
        IP: { ...base.IP, encrypted: from.node !== to.node },
      },
    });
  }
  return flows;
}

function baseOf({
  connection: { port, protocol = 'TCP' },
  from,
  to,
}: {
  connection: Connection;
  from: KnownEnd;
  to: KnownEnd;
}): Omit<HubbleFlow, 'verdict'> {
  const ports = {
    source_port: randomInt(32_768, 60_999),
    destination_port: port,
  };
  return {
    Type: 'L3_L4',
    IP: { source: from.address, destination: to.address, ipVersion: 'IPv4' },
    l4:
      protocol === 'TCP'
        ? { TCP: { ...ports, flags: { SYN: true } } }
        : { UDP: ports },
    source: from.flow,
    destination: to.flow,
    ...(from.names && { source_names: from.names }),
    ...(to.names && { destination_names: to.names }),
    is_reply: { value: false },
  };
}

function verdictOf(options: {
  isDenied: boolean;
  result: { isRedirected: boolean };
  policies: HubblePolicy[];
}): Partial<HubbleFlow> {
  const { isDenied, result, policies } = options;
  if (isDenied) {
    return { verdict: 'DROPPED', drop_reason_desc: dropOf(policies).name };
  }
  return { verdict: result.isRedirected ? 'REDIRECTED' : 'FORWARDED' };
}

/* A rule that denies is named; what nothing allows names none. */
function dropOf(policies: readonly HubblePolicy[]) {
  return policies.length > 0
    ? { name: 'POLICY_DENY', code: 181 }
    : { name: 'POLICY_DENIED', code: 133 };
}

function requestOf(
  { http, dns, port }: Connection,
  isDenied: boolean,
): HubbleFlow['l7'] {
  return dns
    ? { type: 'REQUEST', dns: { query: `${dns}.`, rcode: isDenied ? 5 : 0 } }
    : {
        type: 'REQUEST',
        http: {
          code: isDenied ? 403 : 0,
          method: http?.method,
          url: `http://service:${port}${http?.path}`,
          protocol: 'HTTP/1.1',
          headers: [{ key: 'X-Request-Id', value: randomUUID() }],
        },
      };
}

function nameOf({ kind, namespace, name }: PolicyReference): HubblePolicy {
  return { kind, name, ...(namespace !== undefined && { namespace }) };
}
