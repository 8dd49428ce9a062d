/**
 * What is wrong with a policy, in one sentence for each code.
 *
 * @public
 */
export const findings = {
  // What the API server or Cilium refuses
  notAnObject: 'This is {{is}}, not a policy.',
  kind: '{{kind}} is not a kind of policy that is understood here.',
  apiVersion: '{{version}} is not a version of {{kind}} that is served.',
  noName: 'The policy has no name.',
  noSpec: 'The policy has neither spec nor specs.',
  type: '{{field}} is {{is}}, not {{expected}}.',
  nothing: 'Nothing stands after {{field}}.',
  unknownField: '{{field}} is not a field.',
  misspeltField: '{{field}} is not a field; {{guess}} is.',
  removedField: '{{field}} is gone since Cilium {{version}}.',
  laterField: '{{field}} is there only from Cilium {{version}} on.',
  refused: 'Cilium says that the policy is not valid: {{reason}}',
  noRules: 'The policy has no rules: neither for ingress nor for egress.',
  noSubject: 'The policy says of nobody that it is about them.',
  twoSubjects: 'The policy has both endpointSelector and nodeSelector.',
  nodesOfNamespace:
    'A policy of a namespace cannot be about nodes, which belong to none.',
  labelKey: '"{{key}}" is not the key of a label.',
  labelValue: '"{{value}}" is not the value of a label.',
  operator: '"{{operator}}" is not an operator of selectors.',
  valuesMissing: '{{operator}} needs values.',
  valuesForbidden: '{{operator}} takes no values.',
  peersCombined: 'A rule cannot have both {{one}} and {{other}}.',
  nodesOff: 'This cluster does not let policies select nodes by their labels.',
  cidr: '"{{cidr}}" is not a network in CIDR notation.',
  exceptOutside: '{{except}} is not within {{cidr}}.',
  cidrOneOf:
    'An item needs exactly one of cidr, cidrGroupRef and cidrGroupSelector.',
  entity: '"{{entity}}" is not an entity.',
  icmpWithPorts: 'A rule cannot have both icmps and toPorts.',
  tooMany: '{{field}} has more than {{limit}} items.',
  icmpFamily: '"{{family}}" is neither IPv4 nor IPv6.',
  icmpType: '"{{type}}" is not a type of ICMP for {{family}}.',
  port: '"{{port}}" is neither a port nor the name of one.',
  portMissing: 'A port is missing.',
  portOfPortless: '{{protocol}} has no ports, and {{port}} is one.',
  protocol: '"{{protocol}}" is not a protocol that policies know.',
  l7Ingress: 'Rules for DNS are possible for egress only.',
  l7OfNodes: 'Rules of layer 7 are not possible for nodes.',
  l7Protocol: 'Rules for HTTP need TCP, and this port is for {{protocol}}.',
  l7Port: 'Rules of layer 7 need a port, and 0 is none.',
  l7Range: 'Rules for DNS take no range of ports.',
  l7Several: 'Rules for HTTP and rules for DNS stand at the same ports.',
  l7WithoutPort: 'Rules for DNS need port 53 to be named.',
  l7WithServerNames: 'serverNames beside rules of layer 7 need terminatingTLS.',
  serverName: 'A server name is empty.',
  listenerOnIngress: 'A listener is possible for egress only.',
  listenerWithL7: 'A listener and rules of layer 7 stand at the same ports.',
  expression: '"{{expression}}" is not a regular expression.',
  headerName: 'A header has no name.',
  secretName: 'A secret has no name.',
  domainName: '"{{name}}" is not a DNS name.',
  domainPattern: '"{{pattern}}" is not a pattern of DNS names.',
  domainBoth: 'An item has both matchName and matchPattern.',
  domainLength: 'A DNS name has more than 255 characters.',
  word: '"{{value}}" is none of the words that {{field}} may have.',
  range: '{{field}} is {{value}}, which is out of range.',
  oneOf: 'An item needs exactly one of {{fields}}.',
  domainNotAccept: 'domainNames are possible in rules that accept only.',
  // What is accepted, and nobody means
  cidrCoversPods:
    '{{cidr}} has addresses of pods in it, and networks do not match pods.',
  emptyPeers: '{{field}} is an empty list, so the rule matches nobody.',
  emptyDomains:
    '{{field}} is an empty list, which Cilium takes for anybody at these ports.',
  emptyPorts: 'toPorts names no port here, which matches nothing.',
  emptyTypes: 'icmps names no type here, which matches nothing.',
  noService:
    'toServices matches no service, and Cilium then takes the rule for anybody at its ports.',
  noServiceNoPorts:
    'toServices matches no service, so the rule matches nobody.',
  selectsNobody: 'No workload that is known has these labels now.',
  peerSelectsNobody: 'No peer that is known has these labels now.',
  neverInIdentity:
    'The label {{key}} never enters an identity, so no policy can select by it.',
  otherNamespace:
    'The policy is about pods of its own namespace; {{namespace}} is ignored.',
  l7Lifted:
    'These rules ask nothing of {{peer}}: {{policy}} lets all its requests to port {{port}} through.',
  denyOnly:
    'The policy only denies, and so cuts all other {{direction}} of whom it selects.',
  denyNothing:
    'enableDefaultDeny for {{direction}} does nothing, because the policy has no rule for it.',
  endPortBelow: 'The range ends before it begins, so only {{port}} is meant.',
  icmpTypeZero: 'Type 0 of ICMP stands for every type.',
  domainWithoutDns:
    'No rule of these pods lets Cilium see how {{name}} is resolved, so its addresses are never learnt.',
  typeNotNamed:
    'policyTypes does not name {{type}}, and Cilium enforces these rules all the same.',
  duplicate:
    'Another policy has the same name, and only one of them can be there.',
} as const;

/**
 * The code of a finding.
 *
 * @public
 */
export type FindingCode = keyof typeof findings;
