import { FindingCode, findings } from '../messages/en/findings';
import { sayFinding } from '../messages/sayFinding';
import { PolicyContext } from '../model/context';
import { parseVersion } from '../model/version';
import { documentsOf, pod } from '../__testUtils__/documents';
import { KnownCluster, validate } from './validate';

interface Example {
  /** The whole document, or the spec of a CiliumNetworkPolicy in namespace shop. */
  yaml: string;
  /** Where the finding is. */
  path: string;
  others?: string;
  context?: PolicyContext;
  cluster?: KnownCluster;
}

const cluster: KnownCluster = {
  workloads: [pod('shop', 'cart'), pod('web', 'front')],
  podNetworks: ['10.42.0.0/16'],
};
const old: PolicyContext = { version: parseVersion('1.18.4') };

const spec = (lines: string) => `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a, namespace: shop}
spec:
${lines.replace(/^(?=.)/gm, '  ')}`;
const ingress = (rule: string) =>
  spec(`endpointSelector: {}\ningress: [${rule}]`);
const egress = (rule: string) =>
  spec(`endpointSelector: {}\negress: [${rule}]`);
const port = (rule: string) => egress(`{toPorts: [${rule}]}`);
const kubernetes = (lines: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop}
spec: ${lines}`;
const tier = (lines: string) => `
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: {name: a}
spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, ${lines}}`;

const examples: Record<FindingCode, Example> = {
  notAnObject: { yaml: '[1]', path: '' },
  kind: {
    yaml: 'kind: 7\nmetadata: {name: a}\nspec: {endpointSelector: {}, ingress: [{}]}',
    path: 'kind',
  },
  apiVersion: {
    yaml: ingress('{}').replace('cilium.io/v2', 'cilium.io/v3'),
    path: 'apiVersion',
  },
  noName: { yaml: ingress('{}').replace('name: a, ', ''), path: 'metadata' },
  noSpec: { yaml: 'kind: CiliumNetworkPolicy\nmetadata: {name: a}', path: '' },
  type: { yaml: ingress('x').replace('[x]', 'all'), path: 'spec.ingress' },
  nothing: {
    yaml: ingress('{fromEndpoints: }'),
    path: 'spec.ingress[0].fromEndpoints',
  },
  unknownField: {
    yaml: ingress('{whatever: 1}'),
    path: 'spec.ingress[0].whatever',
  },
  misspeltField: {
    yaml: ingress('{fromEndpoint: [{}]}'),
    path: 'spec.ingress[0].fromEndpoint',
  },
  removedField: {
    yaml: ingress('{fromRequires: [{}]}'),
    path: 'spec.ingress[0].fromRequires',
  },
  laterField: { yaml: tier('ingress: []'), path: 'kind', context: old },
  refused: {
    yaml: `${ingress('{}')}\nstatus: {conditions: [{type: Valid, status: "False", message: no}]}`,
    path: 'status',
  },
  noRules: { yaml: spec('endpointSelector: {}'), path: 'spec' },
  noSubject: { yaml: spec('ingress: [{}]'), path: 'spec' },
  twoSubjects: {
    yaml: spec('endpointSelector: {}\nnodeSelector: {}\ningress: [{}]'),
    path: 'spec',
  },
  nodesOfNamespace: {
    yaml: spec('nodeSelector: {}\ningress: [{}]'),
    path: 'spec.nodeSelector',
  },
  labelKey: {
    yaml: ingress('{fromEndpoints: [{matchLabels: {"a:b:c": d}}]}'),
    path: 'spec.ingress[0].fromEndpoints[0].matchLabels["a:b:c"]',
  },
  labelValue: {
    yaml: ingress('{fromEndpoints: [{matchLabels: {app: a b}}]}'),
    path: 'spec.ingress[0].fromEndpoints[0].matchLabels.app',
  },
  operator: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: Gt}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  valuesMissing: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: In}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  valuesForbidden: {
    yaml: ingress(
      '{fromEndpoints: [{matchExpressions: [{key: app, operator: Exists, values: [a]}]}]}',
    ),
    path: 'spec.ingress[0].fromEndpoints[0].matchExpressions[0]',
  },
  peersCombined: {
    yaml: ingress('{fromEndpoints: [{}], fromEntities: [all]}'),
    path: 'spec.ingress[0]',
  },
  nodesOff: {
    yaml: ingress('{fromNodes: [{}]}'),
    path: 'spec.ingress[0].fromNodes',
  },
  cidr: {
    yaml: ingress('{fromCIDR: [10.0.0.0/33]}'),
    path: 'spec.ingress[0].fromCIDR[0]',
  },
  exceptOutside: {
    yaml: egress('{toCIDRSet: [{cidr: 10.0.0.0/8, except: [192.0.2.0/24]}]}'),
    path: 'spec.egress[0].toCIDRSet[0].except[0]',
  },
  cidrOneOf: {
    yaml: egress('{toCIDRSet: [{}]}'),
    path: 'spec.egress[0].toCIDRSet[0]',
  },
  entity: {
    yaml: ingress('{fromEntities: [martians]}'),
    path: 'spec.ingress[0].fromEntities[0]',
  },
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
};

describe('validate', () => {
  it.each(Object.entries(examples))(
    'finds %s where it is',
    (code, { yaml, path, others, context, cluster: known }) => {
      const policies = documentsOf(yaml);
      const found = validate({
        policies,
        others: others === undefined ? [] : documentsOf(others),
        context,
        cluster: known,
      });
      expect(found.map(one => [one.code, one.path])).toContainEqual([
        code,
        path,
      ]);
      const said = found.map(one => sayFinding(one));
      for (const { message, remedy, line, file } of said) {
        expect(message).not.toMatch(/\{\{/);
        expect(remedy).not.toMatch(/\{\{/);
        expect(file).toBe('policies.yaml');
        expect(line).toBeGreaterThan(0);
      }
    },
  );

  it('has a text for each code', () => {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(findings).sort());
  });

  it('has nothing against what says what it means', () => {
    const yaml = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: deny-all, namespace: shop}
spec: {endpointSelector: {}, ingress: [{}], egress: [{}]}
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: cart, namespace: shop}
spec:
  endpointSelector: {matchLabels: {app: cart}}
  ingress:
    - fromEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": web, app: front}}]
      toPorts: [{ports: [{port: "8080", protocol: TCP}], rules: {http: [{method: GET, path: /v1/.*}]}}]
  egress:
    - toEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": kube-system}}]
      toPorts: [{ports: [{port: "53", protocol: ANY}], rules: {dns: [{matchPattern: "*"}]}}]
    - toFQDNs: [{matchName: api.example.com}]
      toPorts: [{ports: [{port: "443", protocol: TCP}]}]
    - toCIDRSet: [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]`;
    expect(validate({ policies: documentsOf(yaml), cluster })).toEqual([]);
  });

  it('tells nothing of the others', () => {
    expect(
      validate({
        policies: documentsOf(ingress('{}')),
        others: documentsOf(
          ingress('{fromEntities: [martians]}').replace('name: a', 'name: b'),
        ),
      }),
    ).toEqual([]);
  });
});
