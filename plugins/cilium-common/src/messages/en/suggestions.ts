/** Why nothing can be suggested for one end of a connection. */
export const obstacles = {
  unknown: 'Whether it is refused here is not known, so nothing is suggested.',
  notAPod: 'No policy of a tenant is about this end.',
  labels: 'The labels of a pod are not known.',
  address: 'Neither the address nor a name of the other end is known.',
  port: 'The port is not known.',
  protocol: 'No rule can name this protocol.',
  denied:
    'A rule denies it, and no rule that allows it counts against that: the rule has to change.',
} as const;

/** Why tenant.yaml cannot say it. */
export const trafficObstacles = {
  notATenant: 'The namespace is no environment of a tenant.',
  peerNotATenant:
    'The other namespace is no environment of a tenant, and tenant.yaml names no others.',
  otherCluster: 'tenant.yaml names no pods of other clusters.',
  entity: 'tenant.yaml names pods, DNS names and networks only.',
  protocol: 'tenant.yaml names ports of TCP, UDP and SCTP only.',
  method: 'tenant.yaml does not name this method of HTTP.',
  path: 'The path is longer than tenant.yaml takes.',
  name: 'tenant.yaml takes full DNS names only.',
  dns: 'tenant.yaml does not say which names may be resolved.',
} as const;

/** What to know before a suggestion is followed. */
export const cautions = {
  opensWorld: 'The rule opens the whole world outside of the cluster.',
  everyPod:
    'No label tells the workload from others: the rule is about every pod of the namespace.',
  everyPeer:
    'No label tells the other end from others: the rule means every pod of its namespace.',
  morePods: 'The labels select other workloads too.',
  morePeers: 'The labels of the other end select other workloads too.',
  addressMayChange:
    'The rule names an address, because no name is known for it: it breaks when the address changes.',
  nameNeverSeen:
    'No rule lets Cilium see the name being resolved, so the rule would do nothing: it needs one for DNS too.',
  everyIcmpType: 'To Cilium, type 0 of ICMP means every type.',
  everyPath: 'The path cannot be written as a rule, so every path is meant.',
} as const;

/**
 * Why nothing can be suggested for one end of a connection.
 *
 * @public
 */
export type SuggestionObstacle = keyof typeof obstacles;

/**
 * Why tenant.yaml cannot say what a connection needs.
 *
 * @public
 */
export type TrafficObstacle = keyof typeof trafficObstacles;

/**
 * What to know before a suggestion is followed.
 *
 * @public
 */
export type SuggestionCaution = keyof typeof cautions;
