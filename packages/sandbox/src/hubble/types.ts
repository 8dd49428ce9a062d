/** A moment of the wire. */
export interface Timestamp {
  seconds?: number;
  nanos?: number;
}

/** One end of a flow. */
export interface FlowEndpoint {
  ID?: number;
  identity?: number;
  namespace?: string;
  labels?: string[];
  pod_name?: string;
  workloads?: { name: string; kind: string }[];
  cluster_name?: string;
}

/** `flow.Flow`, with the names of the wire. */
export interface HubbleFlow {
  time?: Timestamp;
  uuid?: string;
  verdict: string;
  drop_reason_desc?: string;
  IP?: {
    source?: string;
    destination?: string;
    ipVersion?: string;
    encrypted?: boolean;
  };
  l4?: Record<string, object>;
  source?: FlowEndpoint;
  destination?: FlowEndpoint;
  Type?: string;
  node_name?: string;
  source_names?: string[];
  destination_names?: string[];
  l7?: { type: string; dns?: object; http?: object };
  event_type?: { type: number; sub_type?: number };
  traffic_direction?: string;
  policy_match_type?: number;
  is_reply?: { value: boolean };
  egress_allowed_by?: HubblePolicy[];
  ingress_allowed_by?: HubblePolicy[];
  egress_denied_by?: HubblePolicy[];
  ingress_denied_by?: HubblePolicy[];
}

/** `flow.Policy`. */
export interface HubblePolicy {
  name: string;
  namespace?: string;
  kind?: string;
}

/** `flow.FlowFilter`, as far as it is served: fields AND together, the values of one OR. */
export interface FlowFilter {
  source_pod?: string[];
  destination_pod?: string[];
  verdict?: string[];
  event_type?: { type?: number; match_sub_type?: boolean; sub_type?: number }[];
  traffic_direction?: string[];
  drop_reason_desc?: string[];
}

/** `observer.GetFlowsRequest`. */
export interface FlowsRequest {
  number?: number;
  first?: boolean;
  follow?: boolean;
  blacklist?: FlowFilter[];
  whitelist?: FlowFilter[];
  since?: Timestamp;
  until?: Timestamp;
}

/** Milliseconds since 1970 as the wire has them. */
export function timestampOf(milliseconds: number): Timestamp {
  const seconds = Math.floor(milliseconds / 1_000);
  return {
    seconds,
    nanos: Math.round((milliseconds - seconds * 1_000) * 1_000_000),
  };
}

/** The moment of the wire in milliseconds since 1970. */
export function millisecondsOf({ seconds = 0, nanos = 0 }: Timestamp): number {
  return seconds * 1_000 + Math.floor(nanos / 1_000_000);
}
