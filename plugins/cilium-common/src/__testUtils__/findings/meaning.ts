import {
  cluster,
  egress,
  Example,
  ingress,
  kubernetes,
  port,
  spec,
  tier,
} from './shapes';

/** What Cilium accepts and hardly anybody means. */
export const meaningExamples = {
  domainNotAccept: {
    yaml: tier('egress: [{action: Deny, to: [{domainNames: [a.b]}]}]'),
    path: 'spec.egress[0].to[0].domainNames',
  },
  cidrCoversPods: {
    yaml: ingress('{fromCIDR: [10.0.0.0/8]}'),
    path: 'spec.ingress[0].fromCIDR[0]',
    cluster,
  },
  emptyPeers: {
    yaml: ingress('{fromEndpoints: []}'),
    path: 'spec.ingress[0].fromEndpoints',
  },
  emptyDomains: {
    yaml: egress('{toFQDNs: []}'),
    path: 'spec.egress[0].toFQDNs',
  },
  emptyPorts: { yaml: port('{}'), path: 'spec.egress[0].toPorts[0]' },
  emptyTypes: {
    yaml: egress('{icmps: [{}]}'),
    path: 'spec.egress[0].icmps[0]',
  },
  noService: {
    yaml: egress(
      '{toServices: [{k8sService: {serviceName: a}}], toPorts: [{ports: [{port: "1"}]}]}',
    ),
    path: 'spec.egress[0].toServices',
    context: { services: [] },
  },
  noServiceNoPorts: {
    yaml: egress('{toServices: [{k8sService: {serviceName: a}}]}'),
    path: 'spec.egress[0].toServices',
    context: { services: [] },
  },
  selectsNobody: {
    yaml: spec('endpointSelector: {matchLabels: {app: gone}}\ningress: [{}]'),
    path: 'spec.endpointSelector',
    cluster,
  },
  peerSelectsNobody: {
    yaml: ingress('{fromEndpoints: [{matchLabels: {app: front}}]}'),
    path: 'spec.ingress[0].fromEndpoints[0]',
    cluster,
  },
  neverInIdentity: {
    yaml: spec(
      'endpointSelector: {matchLabels: {pod-template-hash: a}}\ningress: [{}]',
    ),
    path: 'spec.endpointSelector',
  },
  otherNamespace: {
    yaml: spec(
      'endpointSelector: {matchLabels: {"k8s:io.kubernetes.pod.namespace": web}}\ningress: [{}]',
    ),
    path: 'spec.endpointSelector',
  },
  l7Lifted: {
    yaml: ingress(
      '{fromEndpoints: [{matchLabels: {app: a}}], toPorts: [{ports: [{port: "80", protocol: TCP}], rules: {http: [{method: GET}]}}]}',
    ),
    path: 'spec.ingress[0].toPorts[0].rules',
    others: ingress('{fromEndpoints: [{}]}').replace('name: a', 'name: b'),
  },
  denyOnly: {
    yaml: spec('endpointSelector: {}\negressDeny: [{toEntities: [world]}]'),
    path: 'spec.egressDeny',
  },
  denyNothing: {
    yaml: spec(
      'endpointSelector: {}\ningress: [{}]\nenableDefaultDeny: {egress: true}',
    ),
    path: 'spec.enableDefaultDeny',
  },
  endPortBelow: {
    yaml: port('{ports: [{port: "80", endPort: 70}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  icmpTypeZero: {
    yaml: egress('{icmps: [{fields: [{type: EchoReply}]}]}'),
    path: 'spec.egress[0].icmps[0].fields[0]',
  },
  domainWithoutDns: {
    yaml: egress('{toFQDNs: [{matchName: a.example.com}]}'),
    path: 'spec.egress[0].toFQDNs[0]',
  },
  typeNotNamed: {
    yaml: kubernetes('{podSelector: {}, policyTypes: [Egress], ingress: [{}]}'),
    path: 'spec.ingress',
  },
  duplicate: {
    yaml: `${ingress('{}')}\n---\n${egress('{}')}`,
    path: 'metadata.name',
  },
} satisfies Record<string, Example>;
