import { egress, Example, ingress, kubernetes, port } from './shapes';

/** Faults of ports, of layer 7 and of DNS names. */
export const portExamples = {
  icmpWithPorts: {
    yaml: egress(
      '{toPorts: [{ports: [{port: "1"}]}], icmps: [{fields: [{type: 8}]}]}',
    ),
    path: 'spec.egress[0]',
  },
  tooMany: {
    yaml: port(`{ports: [${Array(41).fill('{port: "1"}').join(',')}]}`),
    path: 'spec.egress[0].toPorts[0].ports',
  },
  icmpFamily: {
    yaml: egress('{icmps: [{fields: [{family: IPv5, type: 8}]}]}'),
    path: 'spec.egress[0].icmps[0].fields[0]',
  },
  icmpType: {
    yaml: egress('{icmps: [{fields: [{type: Nonsense}]}]}'),
    path: 'spec.egress[0].icmps[0].fields[0]',
  },
  port: {
    yaml: port('{ports: [{port: "70000"}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  portMissing: {
    yaml: port('{ports: [{protocol: TCP}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  portOfPortless: {
    yaml: port('{ports: [{port: "7", protocol: VRRP}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  protocol: {
    yaml: port('{ports: [{port: "7", protocol: ICMP}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0].protocol',
  },
  l7Ingress: {
    yaml: ingress(
      '{toPorts: [{ports: [{port: "53"}], rules: {dns: [{matchPattern: "*"}]}}]}',
    ),
    path: 'spec.ingress[0].toPorts[0].rules',
  },
  l7OfNodes: {
    yaml: ingress(
      '{toPorts: [{ports: [{port: "80", protocol: TCP}], rules: {http: [{}]}}]}',
    )
      .replace('CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy')
      .replace('endpointSelector', 'nodeSelector'),
    path: 'spec.ingress[0].toPorts[0].rules',
  },
  l7Protocol: {
    yaml: port('{ports: [{port: "80"}], rules: {http: [{}]}}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  l7Port: {
    yaml: port('{ports: [{port: "0", protocol: TCP}], rules: {http: [{}]}}'),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  l7Range: {
    yaml: port(
      '{ports: [{port: "53", endPort: 54}], rules: {dns: [{matchPattern: "*"}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].ports[0]',
  },
  l7Several: {
    yaml: port(
      '{ports: [{port: "53", protocol: TCP}], rules: {dns: [{matchPattern: "*"}], http: [{}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].rules',
  },
  l7WithoutPort: {
    yaml: port('{rules: {dns: [{matchPattern: "*"}]}}'),
    path: 'spec.egress[0].toPorts[0].rules',
  },
  l7WithServerNames: {
    yaml: port(
      '{ports: [{port: "80", protocol: TCP}], serverNames: [a.b], rules: {http: [{}]}}',
    ),
    path: 'spec.egress[0].toPorts[0]',
  },
  serverName: {
    yaml: port('{ports: [{port: "443", protocol: TCP}], serverNames: [""]}'),
    path: 'spec.egress[0].toPorts[0].serverNames',
  },
  listenerOnIngress: {
    yaml: ingress(
      '{toPorts: [{ports: [{port: "80", protocol: TCP}], listener: {name: a, envoyConfig: {name: b}}}]}',
    ),
    path: 'spec.ingress[0].toPorts[0].listener',
  },
  listenerWithL7: {
    yaml: port(
      '{ports: [{port: "80", protocol: TCP}], listener: {name: a, envoyConfig: {name: b}}, rules: {http: [{}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].listener',
  },
  expression: {
    yaml: port(
      '{ports: [{port: "80", protocol: TCP}], rules: {http: [{path: "(?=a)"}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].rules.http[0].path',
  },
  headerName: {
    yaml: port(
      '{ports: [{port: "80", protocol: TCP}], rules: {http: [{headerMatches: [{value: a}]}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].rules.http[0].headerMatches[0]',
  },
  secretName: {
    yaml: port(
      '{ports: [{port: "80", protocol: TCP}], rules: {http: [{headerMatches: [{name: a, secret: {}}]}]}}',
    ),
    path: 'spec.egress[0].toPorts[0].rules.http[0].headerMatches[0].secret',
  },
  domainName: {
    yaml: egress('{toFQDNs: [{matchName: a b}]}'),
    path: 'spec.egress[0].toFQDNs[0]',
  },
  domainPattern: {
    yaml: egress('{toFQDNs: [{matchPattern: "a?"}]}'),
    path: 'spec.egress[0].toFQDNs[0]',
  },
  domainBoth: {
    yaml: egress('{toFQDNs: [{matchName: a, matchPattern: b}]}'),
    path: 'spec.egress[0].toFQDNs[0]',
  },
  domainLength: {
    yaml: egress(`{toFQDNs: [{matchName: ${'a'.repeat(256)}}]}`),
    path: 'spec.egress[0].toFQDNs[0]',
  },
  word: {
    yaml: ingress('{authentication: {mode: never}}'),
    path: 'spec.ingress[0].authentication.mode',
  },
  range: {
    yaml: port('{ports: [{port: "1", endPort: 70000}]}'),
    path: 'spec.egress[0].toPorts[0].ports[0].endPort',
  },
  oneOf: {
    yaml: kubernetes('{podSelector: {}, ingress: [{from: [{}]}]}'),
    path: 'spec.ingress[0].from[0]',
  },
} satisfies Record<string, Example>;
