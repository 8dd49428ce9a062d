/**
 * The part of Hubble's API that the portal reads, with the names and numbers of `api/v1/{flow,relay,observer}/*.proto` in Cilium
 * 1.16 to 1.20. What is left out is never decoded: headers of requests among it.
 */
export const hubbleProto = `
syntax = "proto3";
package hubble;

message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message UInt32Value { uint32 value = 1; }
message BoolValue { bool value = 1; }

message GetFlowsRequest {
  uint64 number = 1;
  bool follow = 3;
  repeated FlowFilter whitelist = 6;
  Timestamp since = 7;
}
message FlowFilter {
  repeated string source_pod = 2;
  repeated string destination_pod = 4;
  repeated int32 verdict = 5;
  repeated EventTypeFilter event_type = 6;
}
message EventTypeFilter { int32 type = 1; bool match_sub_type = 2; int32 sub_type = 3; }

message GetFlowsResponse {
  Flow flow = 1;
  NodeStatusEvent node_status = 2;
  LostEvent lost_events = 3;
  string node_name = 1000;
  Timestamp time = 1001;
}
message NodeStatusEvent { int32 state_change = 1; repeated string node_names = 2; }
message LostEvent { uint64 num_events_lost = 2; }

message Flow {
  Timestamp time = 1;
  int32 verdict = 2;
  IP IP = 5;
  Layer4 l4 = 6;
  Endpoint source = 8;
  Endpoint destination = 9;
  string node_name = 11;
  repeated string source_names = 13;
  repeated string destination_names = 14;
  Layer7 l7 = 15;
  CiliumEventType event_type = 19;
  int32 traffic_direction = 22;
  DropReason drop_reason_desc = 25;
  BoolValue is_reply = 26;
  repeated Policy egress_allowed_by = 21001;
  repeated Policy ingress_allowed_by = 21002;
  repeated Policy egress_denied_by = 21004;
  repeated Policy ingress_denied_by = 21005;
}
enum DropReason {
  DROP_REASON_UNKNOWN = 0; INVALID_SOURCE_IP = 132; POLICY_DENIED = 133; INVALID_PACKET_DROPPED = 134;
  CT_TRUNCATED_OR_INVALID_HEADER = 135; CT_MISSING_TCP_ACK_FLAG = 136; CT_UNKNOWN_L4_PROTOCOL = 137;
  UNSUPPORTED_L3_PROTOCOL = 139; MISSED_TAIL_CALL = 140; STALE_OR_UNROUTABLE_IP = 151; CT_MAP_INSERTION_FAILED = 155;
  SERVICE_BACKEND_NOT_FOUND = 158; FIB_LOOKUP_FAILED = 169; DENIED_BY_LB_SRC_RANGE_CHECK = 177; POLICY_DENY = 181;
  AUTH_REQUIRED = 189; NO_EGRESS_GATEWAY = 194; UNENCRYPTED_TRAFFIC = 195; TTL_EXCEEDED = 196; DROP_RATE_LIMITED = 198;
  DROP_HOST_NOT_READY = 202; DROP_EP_NOT_READY = 203; DROP_NO_EGRESS_IP = 204;
}
message IP { string source = 1; string destination = 2; bool encrypted = 4; }
message Layer4 { Ports TCP = 1; Ports UDP = 2; Icmp ICMPv4 = 3; Icmp ICMPv6 = 4; Ports SCTP = 5; }
message Ports { uint32 source_port = 1; uint32 destination_port = 2; }
message Icmp { uint32 type = 1; }
message Endpoint {
  string namespace = 3;
  repeated string labels = 4;
  string pod_name = 5;
  repeated Workload workloads = 6;
  string cluster_name = 7;
}
message Workload { string name = 1; string kind = 2; }
message Layer7 { int32 type = 1; Dns dns = 100; Http http = 101; }
message Dns { string query = 1; }
message Http { uint32 code = 1; string method = 2; string url = 3; }
message CiliumEventType { int32 type = 1; int32 sub_type = 2; }
message Policy { string name = 1; string namespace = 2; string kind = 5; }

message ServerStatusRequest {}
message ServerStatusResponse {
  UInt32Value num_connected_nodes = 5;
  UInt32Value num_unavailable_nodes = 6;
  repeated string unavailable_nodes = 7;
}
`;
