/**
 * The part of Hubble's API that the sandbox serves, with the names and numbers of `api/v1/{flow,relay,observer}/*.proto` in
 * Cilium 1.20. What it does not name, a real Relay does tell, and a client has to pass over.
 */
export const observerProto = `
syntax = "proto3";
package flow;

message Flow {
  google.protobuf.Timestamp time = 1;
  Verdict verdict = 2;
  IP IP = 5;
  Layer4 l4 = 6;
  Endpoint source = 8;
  Endpoint destination = 9;
  FlowType Type = 10;
  string node_name = 11;
  repeated string source_names = 13;
  repeated string destination_names = 14;
  Layer7 l7 = 15;
  CiliumEventType event_type = 19;
  TrafficDirection traffic_direction = 22;
  uint32 policy_match_type = 23;
  DropReason drop_reason_desc = 25;
  google.protobuf.BoolValue is_reply = 26;
  string uuid = 34;
  repeated Policy egress_allowed_by = 21001;
  repeated Policy ingress_allowed_by = 21002;
  repeated Policy egress_denied_by = 21004;
  repeated Policy ingress_denied_by = 21005;
}
enum Verdict {
  VERDICT_UNKNOWN = 0; FORWARDED = 1; DROPPED = 2; ERROR = 3; AUDIT = 4; REDIRECTED = 5; TRACED = 6; TRANSLATED = 7;
}
enum FlowType { UNKNOWN_TYPE = 0; L3_L4 = 1; L7 = 2; SOCK = 3; }
enum TrafficDirection { TRAFFIC_DIRECTION_UNKNOWN = 0; INGRESS = 1; EGRESS = 2; }
enum DropReason { DROP_REASON_UNKNOWN = 0; POLICY_DENIED = 133; POLICY_DENY = 181; AUTH_REQUIRED = 189; }
message IP { string source = 1; string destination = 2; IPVersion ipVersion = 3; bool encrypted = 4; }
enum IPVersion { IP_NOT_USED = 0; IPv4 = 1; IPv6 = 2; }
message Layer4 {
  oneof protocol { TCP TCP = 1; UDP UDP = 2; ICMPv4 ICMPv4 = 3; ICMPv6 ICMPv6 = 4; SCTP SCTP = 5; }
}
message TCP { uint32 source_port = 1; uint32 destination_port = 2; TCPFlags flags = 3; }
message TCPFlags { bool FIN = 1; bool SYN = 2; bool RST = 3; bool PSH = 4; bool ACK = 5; }
message UDP { uint32 source_port = 1; uint32 destination_port = 2; }
message SCTP { uint32 source_port = 1; uint32 destination_port = 2; }
message ICMPv4 { uint32 type = 1; uint32 code = 2; }
message ICMPv6 { uint32 type = 1; uint32 code = 2; }
message Endpoint {
  uint32 ID = 1;
  uint32 identity = 2;
  string namespace = 3;
  repeated string labels = 4;
  string pod_name = 5;
  repeated Workload workloads = 6;
  string cluster_name = 7;
}
message Workload { string name = 1; string kind = 2; }
message Layer7 {
  L7FlowType type = 1;
  uint64 latency_ns = 2;
  oneof record { DNS dns = 100; HTTP http = 101; }
}
enum L7FlowType { UNKNOWN_L7_TYPE = 0; REQUEST = 1; RESPONSE = 2; SAMPLE = 3; }
message DNS { string query = 1; repeated string ips = 2; uint32 rcode = 6; }
message HTTP {
  uint32 code = 1; string method = 2; string url = 3; string protocol = 4; repeated HTTPHeader headers = 5;
}
message HTTPHeader { string key = 1; string value = 2; }
message CiliumEventType { int32 type = 1; int32 sub_type = 2; }
message EventTypeFilter { int32 type = 1; bool match_sub_type = 2; int32 sub_type = 3; }
message Policy { string name = 1; string namespace = 2; repeated string labels = 3; uint64 revision = 4; string kind = 5; }
message FlowFilter {
  repeated string source_pod = 2;
  repeated string destination_pod = 4;
  repeated Verdict verdict = 5;
  repeated EventTypeFilter event_type = 6;
  repeated TrafficDirection traffic_direction = 30;
  repeated DropReason drop_reason_desc = 33;
}
message LostEvent {
  LostEventSource source = 1;
  uint64 num_events_lost = 2;
  google.protobuf.Timestamp first = 4;
  google.protobuf.Timestamp last = 5;
}
enum LostEventSource {
  UNKNOWN_LOST_EVENT_SOURCE = 0; PERF_EVENT_RING_BUFFER = 1; OBSERVER_EVENTS_QUEUE = 2; HUBBLE_RING_BUFFER = 3;
}
`;

/** The same of `relay.proto`. */
export const relayProto = `
syntax = "proto3";
package relay;

message NodeStatusEvent { NodeState state_change = 1; repeated string node_names = 2; string message = 3; }
enum NodeState {
  UNKNOWN_NODE_STATE = 0; NODE_CONNECTED = 1; NODE_UNAVAILABLE = 2; NODE_GONE = 3; NODE_ERROR = 4;
}
`;

/** The same of `observer.proto`. */
export const serviceProto = `
syntax = "proto3";
package observer;

service Observer {
  rpc GetFlows(GetFlowsRequest) returns (stream GetFlowsResponse);
  rpc GetNodes(GetNodesRequest) returns (GetNodesResponse);
  rpc GetNamespaces(GetNamespacesRequest) returns (GetNamespacesResponse);
  rpc ServerStatus(ServerStatusRequest) returns (ServerStatusResponse);
}
message GetFlowsRequest {
  uint64 number = 1;
  bool follow = 3;
  repeated flow.FlowFilter blacklist = 5;
  repeated flow.FlowFilter whitelist = 6;
  google.protobuf.Timestamp since = 7;
  google.protobuf.Timestamp until = 8;
  bool first = 9;
  google.protobuf.FieldMask field_mask = 10;
}
message GetFlowsResponse {
  oneof response_types {
    flow.Flow flow = 1;
    relay.NodeStatusEvent node_status = 2;
    flow.LostEvent lost_events = 3;
  }
  string node_name = 1000;
  google.protobuf.Timestamp time = 1001;
}
message GetNodesRequest {}
message GetNodesResponse { repeated Node nodes = 1; }
message Node {
  string name = 1;
  string version = 2;
  string address = 3;
  relay.NodeState state = 4;
  TLS tls = 5;
  uint64 uptime_ns = 6;
  uint64 num_flows = 7;
  uint64 max_flows = 8;
  uint64 seen_flows = 9;
}
message TLS { bool enabled = 1; string server_name = 2; }
message GetNamespacesRequest {}
message GetNamespacesResponse { repeated Namespace namespaces = 1; }
message Namespace { string cluster = 1; string namespace = 2; }
message ServerStatusRequest {}
message ServerStatusResponse {
  uint64 num_flows = 1;
  uint64 max_flows = 2;
  uint64 seen_flows = 3;
  uint64 uptime_ns = 4;
  google.protobuf.UInt32Value num_connected_nodes = 5;
  google.protobuf.UInt32Value num_unavailable_nodes = 6;
  repeated string unavailable_nodes = 7;
  string version = 8;
  double flows_rate = 9;
}
`;

/** The well-known types that they use. */
export const wellKnownProto = `
syntax = "proto3";
package google.protobuf;

message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message UInt32Value { uint32 value = 1; }
message BoolValue { bool value = 1; }
message FieldMask { repeated string paths = 1; }
`;
