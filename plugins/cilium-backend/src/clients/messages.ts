import protobuf from 'protobufjs';
import { hubbleProto } from './hubbleProto';

const { root } = protobuf.parse(hubbleProto, { keepCase: true });
const typeOf = (name: string) => root.lookupType(`hubble.${name}`);

/** Names of drop reasons by their numbers. */
export const dropReasons: Readonly<Record<number, string>> =
  root.lookupEnum('hubble.DropReason').valuesById;

/** Numbers of 64 bits come as objects. */
type Long = number | { toString(): string };

export interface WireEndpoint {
  namespace: string;
  labels: string[];
  pod_name: string;
  workloads: { name: string; kind: string }[];
  cluster_name: string;
}

export interface WirePolicy {
  name: string;
  namespace: string;
  kind: string;
}

export interface WireFlow {
  time?: { seconds: Long; nanos: number } | null;
  verdict: number;
  IP?: { source: string; destination: string; encrypted: boolean } | null;
  l4?: {
    TCP?: { destination_port: number } | null;
    UDP?: { destination_port: number } | null;
    SCTP?: { destination_port: number } | null;
    ICMPv4?: { type: number } | null;
    ICMPv6?: { type: number } | null;
  } | null;
  source?: WireEndpoint | null;
  destination?: WireEndpoint | null;
  node_name: string;
  source_names: string[];
  destination_names: string[];
  l7?: {
    type: number;
    dns?: { query: string } | null;
    http?: { code: number; method: string; url: string } | null;
  } | null;
  event_type?: { type: number; sub_type: number } | null;
  traffic_direction: number;
  drop_reason_desc: number;
  is_reply?: { value: boolean } | null;
  egress_allowed_by: WirePolicy[];
  ingress_allowed_by: WirePolicy[];
  egress_denied_by: WirePolicy[];
  ingress_denied_by: WirePolicy[];
}

export interface FlowsResponse {
  flow?: WireFlow | null;
  node_status?: { state_change: number; node_names: string[] } | null;
  lost_events?: { num_events_lost: Long } | null;
  time?: { seconds: Long; nanos: number } | null;
}

export interface FlowsRequest {
  number?: number;
  follow?: boolean;
  whitelist?: {
    source_pod?: string[];
    destination_pod?: string[];
    verdict?: number[];
    event_type?: {
      type: number;
      match_sub_type?: boolean;
      sub_type?: number;
    }[];
  }[];
  since?: { seconds: number; nanos: number };
}

export interface StatusResponse {
  num_connected_nodes?: { value: number } | null;
  num_unavailable_nodes?: { value: number } | null;
  unavailable_nodes: string[];
}

const [flowsRequest, flowsResponse, statusRequest, statusResponse] = [
  'GetFlowsRequest',
  'GetFlowsResponse',
  'ServerStatusRequest',
  'ServerStatusResponse',
].map(typeOf);

function encoder(type: protobuf.Type) {
  return (value: object) =>
    Buffer.from(type.encode(type.fromObject(value)).finish());
}

export const encodeFlowsRequest: (value: FlowsRequest) => Buffer =
  encoder(flowsRequest);
export const encodeStatusRequest: (value: object) => Buffer =
  encoder(statusRequest);

/* The decoder is made of the text above, whose types these are. */
export function decodeFlows(bytes: Buffer): FlowsResponse {
  return flowsResponse.decode(bytes) as unknown as FlowsResponse;
}

export function decodeStatus(bytes: Buffer): StatusResponse {
  return statusResponse.decode(bytes) as unknown as StatusResponse;
}

/** The moment in milliseconds since 1970; undefined where there is none. */
export function momentOf(time: FlowsResponse['time']): number | undefined {
  return time
    ? Number(String(time.seconds)) * 1_000 + Math.floor(time.nanos / 1_000_000)
    : undefined;
}

/** A count of 64 bits. */
export function countOf(value: Long): number {
  return Number(String(value));
}
