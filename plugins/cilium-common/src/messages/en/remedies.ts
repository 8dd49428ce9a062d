import { FindingCode } from './findings';

/**
 * What to do about a finding, for each code.
 *
 * @public
 */
export const remedies: Readonly<Record<FindingCode, string>> = {
  notAnObject: 'Write a policy: apiVersion, kind, metadata and spec.',
  kind: 'Write a CiliumNetworkPolicy, a CiliumClusterwideNetworkPolicy, a NetworkPolicy or a ClusterNetworkPolicy.',
  apiVersion:
    'Write cilium.io/v2, networking.k8s.io/v1 or policy.networking.k8s.io/v1alpha2.',
  noName: 'Write metadata.name.',
  noSpec: 'Write spec, with endpointSelector and at least one rule.',
  type: 'Write {{expected}}.',
  nothing: 'Write a value, or remove the field. {} selects everybody.',
  unknownField:
    'Remove it: the API server drops it, and the rule is wider or narrower than it reads.',
  misspeltField: 'Write {{guess}}.',
  removedField: 'Write what is asked for into each selector.',
  laterField: 'Write it in another way, or update Cilium.',
  refused: 'Correct what Cilium names.',
  noRules: 'Write a rule. `ingress: [{}]` refuses everybody.',
  noSubject: 'Write endpointSelector; {} selects every pod of the namespace.',
  twoSubjects: 'Keep one of the two.',
  nodesOfNamespace: 'Write a CiliumClusterwideNetworkPolicy.',
  labelKey:
    'Write a key as Kubernetes has them, with k8s:, any: or reserved: before it where it needs one.',
  labelValue: 'Write up to 63 letters, digits, dashes, underscores and dots.',
  operator: 'Write In, NotIn, Exists or DoesNotExist.',
  valuesMissing: 'Write at least one value.',
  valuesForbidden: 'Remove the values.',
  peersCombined: 'Write one rule for each.',
  nodesOff: 'Select nodes by toEntities: [remote-node] and fromEntities.',
  cidr: 'Write it as 10.0.0.0/8.',
  exceptOutside: 'Name parts of the network only.',
  cidrOneOf: 'Keep one of the three.',
  entity:
    'Write all, world, cluster, host, remote-node, kube-apiserver, ingress, health, init, unmanaged or none.',
  icmpWithPorts: 'Write one rule for each.',
  tooMany: 'Write several items, or ranges.',
  icmpFamily: 'Write IPv4 or IPv6.',
  icmpType: 'Write a number from 0 to 255, or a name such as EchoRequest.',
  port: 'Write a number from 0 to 65535 in quotes, or the name of a container port.',
  portMissing: 'Write port.',
  portOfPortless: 'Leave the port out.',
  protocol: 'Write TCP, UDP, SCTP or ANY.',
  l7Ingress: 'Move the rules to the egress of who asks.',
  l7OfNodes: 'Remove the rules of layer 7.',
  l7Protocol: 'Write protocol: TCP.',
  l7Port: 'Name the port.',
  l7Range: 'Name each port.',
  l7Several: 'Write one item of toPorts for each.',
  l7WithoutPort: 'Write the port 53.',
  l7WithServerNames: 'Keep one of the two, or write terminatingTLS.',
  serverName: 'Write a name, or remove the item.',
  listenerOnIngress: 'Remove the listener.',
  listenerWithL7: 'Keep one of the two.',
  expression: 'Write an expression of RE2, without what looks around.',
  headerName: 'Write its name.',
  secretName: 'Write its name.',
  domainName: 'Write letters, digits, dashes, underscores and dots.',
  domainPattern: 'Write letters, digits, dashes, underscores, dots and stars.',
  domainBoth: 'Keep one of the two.',
  domainLength: 'Write a shorter one.',
  word: 'Write one of the words that the field may have.',
  range: 'Write a number within the range.',
  oneOf: 'Keep exactly one of them.',
  domainNotAccept: 'Write action: Accept, or networks.',
  cidrCoversPods:
    'Select the pods by their labels: with fromEndpoints or toEndpoints.',
  emptyPeers:
    'Name who is meant, or remove the field. {} in the list is every pod of the namespace.',
  emptyDomains: 'Name what is meant, or remove the rule.',
  emptyPorts: 'Name a port, or remove the item.',
  emptyTypes: 'Name a type, or remove the item.',
  noService:
    'Remove the rule until the service is there, or select its pods with toEndpoints.',
  noServiceNoPorts: 'Name a service that is there.',
  selectsNobody: 'Compare the labels with those of the pods.',
  peerSelectsNobody:
    'Compare the labels with those of the peers, and name their namespace.',
  neverInIdentity: 'Select by a label that all pods of the workload share.',
  otherNamespace: 'Put the policy into the namespace that is meant.',
  l7Lifted: 'Narrow the other rule, or remove these.',
  denyOnly:
    'Write {{direction}}: false into enableDefaultDeny, or say what is allowed.',
  denyNothing: 'Write the rule {{direction}}: [{}].',
  endPortBelow: 'Write the last port, which is not less than the first.',
  icmpTypeZero: 'Name the types that are meant, without type 0.',
  domainWithoutDns:
    'Allow port 53 of the DNS with a rule for dns, which lets Cilium see the answers.',
  typeNotNamed: 'Remove the rules, or name the type.',
  duplicate: 'Give one of them another name.',
};
