import { GeneratedWorld } from './generate/policySets';

type Json = Record<string, unknown>;

/** A trap of Cilium's policies, or a mistake that the evaluator once made, with what the oracle answers. */
export interface NamedCase {
  name: string;
  world?: Partial<GeneratedWorld>;
  policies: Json[];
  from: Json;
  to: Json;
  port: number;
  proto?: string;
  /** Egress and ingress: `a` allowed, `A` through a proxy, `d` denied; `xx` where the policies cannot be computed. */
  answer: string;
}

const labels = { 'k8s:io.kubernetes.pod.namespace': 'web' };
const shop = { namespace: 'shop', labels: { app: 'cart' } };
const web = { namespace: 'web', labels: { app: 'front' } };
const tcp80 = [{ ports: [{ port: '80', protocol: 'TCP' }] }];

function policy(spec: Json, name = 'a'): Json {
  return {
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace: 'shop' },
    spec: { endpointSelector: {}, ...spec },
  };
}

function clusterwide(spec: Json, name = 'a'): Json {
  return {
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name },
    spec: { endpointSelector: {}, ...spec },
  };
}

/** Into the pod `cart` of `shop`. */
function into(from: Json, spec: Json, answer: string, port = 80) {
  return { policies: [policy(spec)], from, to: shop, port, answer };
}

/** Out of the pod `cart` of `shop`. */
function outOf(to: Json, spec: Json, answer: string, port = 80) {
  return { policies: [policy(spec)], from: shop, to, port, answer };
}

const world = { entity: 'world' };
const host = { entity: 'host' };

export const namedCases: readonly NamedCase[] = [
  // Empty forms
  {
    name: 'an empty rule allows nothing',
    ...into(web, { ingress: [{}] }, 'ad'),
  },
  {
    name: 'an empty list of peers matches nobody, even with ports',
    ...into(shop, { ingress: [{ fromEndpoints: [], toPorts: tcp80 }] }, 'ad'),
  },
  {
    name: 'no peers with ports is anybody',
    ...into(world, { ingress: [{ toPorts: tcp80 }] }, 'aa'),
  },
  {
    name: 'an empty selector is the own namespace',
    ...into(web, { ingress: [{ fromEndpoints: [{}] }] }, 'ad'),
  },
  {
    name: 'an empty selector of a clusterwide policy is any pod',
    policies: [clusterwide({ ingress: [{ fromEndpoints: [{}] }] })],
    from: web,
    to: shop,
    port: 80,
    answer: 'aa',
  },
  {
    name: 'an empty selector of a clusterwide policy is not the world',
    policies: [clusterwide({ ingress: [{ fromEndpoints: [{}] }] })],
    from: world,
    to: shop,
    port: 80,
    answer: 'ad',
  },
  {
    name: 'an empty list of DNS names with ports is anybody',
    ...outOf(world, { egress: [{ toFQDNs: [], toPorts: tcp80 }] }, 'aa'),
  },
  {
    name: 'services that nobody runs, with ports, are anybody',
    ...outOf(
      world,
      {
        egress: [
          {
            toServices: [{ k8sService: { serviceName: 'x', namespace: 'y' } }],
            toPorts: tcp80,
          },
        ],
      },
      'aa',
    ),
  },
  {
    name: 'ports without a port match nothing',
    ...into(shop, { ingress: [{ fromEndpoints: [{}], toPorts: [{}] }] }, 'ad'),
  },
  {
    name: 'an empty list of ports is every port',
    ...into(shop, { ingress: [{ fromEndpoints: [{}], toPorts: [] }] }, 'aa'),
  },
  // Default deny
  {
    name: 'a policy that only denies cuts everything else',
    ...into(
      web,
      { ingressDeny: [{ fromEntities: ['world'], toPorts: tcp80 }] },
      'ad',
    ),
  },
  {
    name: 'a policy that only denies, without default deny, cuts nothing else',
    ...into(
      web,
      {
        ingressDeny: [{ fromEntities: ['world'] }],
        enableDefaultDeny: { ingress: false },
      },
      'aa',
    ),
  },
  {
    name: 'one policy with default deny is enough',
    policies: [
      policy({
        ingress: [{ fromEndpoints: [{}] }],
        enableDefaultDeny: { ingress: false },
      }),
      policy({ ingress: [{}] }, 'b'),
    ],
    from: web,
    to: shop,
    port: 80,
    answer: 'ad',
  },
  {
    name: 'default deny is of one direction',
    ...outOf(web, { ingress: [{}] }, 'aa'),
  },
  {
    name: 'default deny asked for without a rule does nothing',
    ...outOf(web, { ingress: [{}], enableDefaultDeny: { egress: true } }, 'aa'),
  },
  {
    name: 'a pod labelled init is taken for one that starts, and refused',
    policies: [],
    from: web,
    to: { namespace: 'shop', labels: { init: 'yes' } },
    port: 80,
    answer: 'ad',
  },
  {
    name: 'and even its node may not reach it',
    policies: [],
    from: host,
    to: { namespace: 'shop', labels: { init: 'yes' } },
    port: 80,
    answer: 'ad',
  },
  // The node
  {
    name: 'the node may reach its pods',
    ...into(host, { ingress: [{}] }, 'aa'),
  },
  {
    name: 'a rule that denies beats the right of the node',
    ...into(host, { ingressDeny: [{ fromEntities: ['host'] }] }, 'ad'),
  },
  {
    name: 'the node has no right to itself',
    world: { hostFirewall: true },
    policies: [
      clusterwide({
        endpointSelector: undefined,
        nodeSelector: {},
        ingress: [{}],
      }),
    ],
    from: host,
    to: host,
    port: 80,
    answer: 'ad',
  },
  {
    name: 'a remote node has no right',
    ...into({ entity: 'remote-node' }, { ingress: [{}] }, 'ad'),
  },
  // Selectors
  {
    name: 'a bare key means any source',
    ...into(
      shop,
      {
        ingress: [{ fromEndpoints: [{ matchLabels: { 'any:app': 'cart' } }] }],
      },
      'aa',
    ),
  },
  {
    name: 'a key of another source matches no pod',
    ...into(
      shop,
      {
        ingress: [{ fromEndpoints: [{ matchLabels: { 'cni:app': 'cart' } }] }],
      },
      'ad',
    ),
  },
  {
    name: 'a peer of another namespace is named by it',
    ...into(
      web,
      { ingress: [{ fromEndpoints: [{ matchLabels: labels }] }] },
      'aa',
    ),
  },
  {
    name: 'labels of namespaces are not narrowed to the own one',
    policies: [
      policy({
        ingress: [
          {
            fromEndpoints: [
              {
                matchLabels: { 'io.cilium.k8s.namespace.labels.team': 'blue' },
              },
            ],
          },
        ],
      }),
    ],
    from: web,
    to: shop,
    port: 80,
    answer: 'aa',
  },
  {
    name: 'a policy is about its own namespace, whatever its selector says',
    policies: [
      policy({ endpointSelector: { matchLabels: labels }, ingress: [{}] }),
    ],
    from: web,
    to: shop,
    port: 80,
    answer: 'ad',
  },
  {
    name: 'labels that differ from pod to pod never match',
    policies: [
      policy({
        ingress: [
          { fromEndpoints: [{ matchLabels: { 'pod-template-hash': 'abc' } }] },
        ],
      }),
    ],
    from: { namespace: 'shop', labels: { 'pod-template-hash': 'abc' } },
    to: shop,
    port: 80,
    answer: 'ad',
  },
  {
    name: 'what must not be there, beside a reserved key, is everybody: aggregates have no labels',
    ...outOf(
      { ...web, labels: { app: 'db' } },
      {
        egress: [
          {
            toEndpoints: [
              {
                matchExpressions: [
                  { key: 'k8s:app', operator: 'DoesNotExist' },
                  { key: 'reserved:health', operator: 'DoesNotExist' },
                ],
              },
            ],
          },
        ],
      },
      'aa',
    ),
  },
  // Entities and networks
  {
    name: 'the world is every address outside',
    ...outOf(
      { cidr: '10.1.2.3' },
      { egress: [{ toEntities: ['world'] }] },
      'aa',
    ),
  },
  {
    name: 'the world is no pod',
    ...outOf(web, { egress: [{ toEntities: ['world'] }] }, 'da'),
  },
  {
    name: 'the cluster is its pods and nodes',
    ...outOf(
      { entity: 'remote-node' },
      { egress: [{ toEntities: ['cluster'] }] },
      'aa',
    ),
  },
  {
    name: 'none is nobody',
    ...outOf(web, { egress: [{ toEntities: ['none'] }] }, 'da'),
  },
  {
    name: 'the API server may be outside',
    ...outOf(
      { cidr: '192.0.2.7', entity: 'kube-apiserver' },
      { egress: [{ toEntities: ['kube-apiserver'] }] },
      'aa',
    ),
  },
  {
    name: 'a network matches no pod',
    ...outOf(web, { egress: [{ toCIDR: ['0.0.0.0/0'] }] }, 'da'),
  },
  {
    name: 'the network of every IPv4 address has no IPv6 address in it',
    ...outOf(
      { cidr: '2001:db8::1' },
      { egress: [{ toCIDR: ['0.0.0.0/0'] }] },
      'da',
    ),
  },
  {
    name: 'an exception is a hole',
    ...outOf(
      { cidr: '10.20.9.9' },
      {
        egress: [
          { toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.20.9.0/24'] }] },
        ],
      },
      'da',
    ),
  },
  {
    name: 'and no denial: another rule fills it',
    ...outOf(
      { cidr: '10.20.9.9' },
      {
        egress: [
          { toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.20.9.0/24'] }] },
          { toCIDR: ['10.20.0.0/16'] },
        ],
      },
      'aa',
    ),
  },
  // DNS names
  {
    name: 'a star stops at dots',
    ...outOf(
      { fqdn: 'a.b.example.com' },
      { egress: [{ toFQDNs: [{ matchPattern: '*.example.com' }] }] },
      'da',
    ),
  },
  {
    name: 'two stars and a dot do not',
    ...outOf(
      { fqdn: 'a.b.example.com' },
      { egress: [{ toFQDNs: [{ matchPattern: '**.example.com' }] }] },
      'aa',
    ),
  },
  {
    name: 'two stars and a dot need something before it',
    ...outOf(
      { fqdn: 'example.com' },
      { egress: [{ toFQDNs: [{ matchPattern: '**.example.com' }] }] },
      'da',
    ),
  },
  {
    name: 'a star alone is every name',
    ...outOf(
      { fqdn: 'a.b.example.com' },
      { egress: [{ toFQDNs: [{ matchPattern: '*' }] }] },
      'aa',
    ),
  },
  {
    name: 'names know no case',
    ...outOf(
      { fqdn: 'API.example.com' },
      { egress: [{ toFQDNs: [{ matchName: 'api.Example.com' }] }] },
      'aa',
    ),
  },
  // Ports
  {
    name: 'a range that ends before it begins is its first port',
    ...into(
      web,
      { ingress: [{ toPorts: [{ ports: [{ port: '80', endPort: 70 }] }] }] },
      'aa',
    ),
  },
  {
    name: 'a port that begins with 0 is octal',
    ...into(
      web,
      { ingress: [{ toPorts: [{ ports: [{ port: '0120' }] }] }] },
      'aa',
    ),
  },
  {
    name: 'port 0 is every port',
    ...into(
      web,
      { ingress: [{ toPorts: [{ ports: [{ port: '0', protocol: 'TCP' }] }] }] },
      'aa',
    ),
  },
  {
    name: 'any protocol is none of ICMP',
    ...into(
      web,
      { ingress: [{ toPorts: [{ ports: [{ port: '0' }] }] }] },
      'ad',
      8,
    ),
    proto: 'ICMP',
  },
  {
    name: 'a rule without ports is ICMP too',
    ...into(shop, { ingress: [{ fromEndpoints: [{}] }] }, 'aa', 8),
    proto: 'ICMP',
  },
  {
    name: 'type 0 of ICMP is every type',
    ...into(
      web,
      { ingress: [{ icmps: [{ fields: [{ type: 0 }] }] }] },
      'aa',
      8,
    ),
    proto: 'ICMP',
  },
  {
    name: 'another type of ICMP is that type',
    ...into(
      web,
      { ingress: [{ icmps: [{ fields: [{ type: 8 }] }] }] },
      'ad',
      0,
    ),
    proto: 'ICMP',
  },
  {
    name: "a port's name means the destination's port, whatever its case",
    ...into(
      web,
      { ingress: [{ toPorts: [{ ports: [{ port: 'HTTP' }] }] }] },
      'aa',
      8080,
    ),
    to: { ...shop, namedPorts: { http: 8080 } },
  },
  {
    name: 'a range may begin at a name for ingress',
    ...into(
      web,
      {
        ingress: [{ toPorts: [{ ports: [{ port: 'http', endPort: 9000 }] }] }],
      },
      'aa',
      8500,
    ),
    to: { ...shop, namedPorts: { http: 8080 } },
  },
  {
    name: 'and not for egress',
    ...outOf(
      web,
      { egress: [{ toPorts: [{ ports: [{ port: 'http', endPort: 9000 }] }] }] },
      'da',
      8500,
    ),
    to: { ...web, namedPorts: { http: 8080 } },
  },
  {
    name: 'rules with one name share the end of the first',
    policies: [
      policy({ ingress: [{ toPorts: [{ ports: [{ port: 'http' }] }] }] }),
      policy(
        {
          ingress: [
            { toPorts: [{ ports: [{ port: 'http', endPort: 9000 }] }] },
          ],
        },
        'b',
      ),
    ],
    from: web,
    to: { ...shop, namedPorts: { http: 8080 } },
    port: 8500,
    answer: 'ad',
  },
  // Layer 7
  {
    name: 'what layer 7 looks into goes through a proxy',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{ method: 'GET' }] },
              },
            ],
          },
        ],
      },
      'aA',
    ),
  },
  {
    name: 'rules of layer 7 that are none are none',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              { ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [] } },
            ],
          },
        ],
      },
      'aa',
    ),
  },
  {
    name: 'a denial beats layer 7',
    ...into(
      web,
      {
        ingress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
        ],
        ingressDeny: [{ fromEntities: ['cluster'] }],
      },
      'ad',
    ),
  },
  {
    name: 'two parsers at one port are a contradiction',
    ...outOf(
      web,
      {
        egress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { dns: [{ matchPattern: '*' }] },
              },
            ],
          },
        ],
      },
      'xx',
    ),
  },
  {
    name: 'server names beside what layer 7 asks are a contradiction',
    ...outOf(
      web,
      {
        egress: [
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                rules: { http: [{}] },
              },
            ],
          },
          {
            toPorts: [
              {
                ports: [{ port: '80', protocol: 'TCP' }],
                serverNames: ['a.example.com'],
              },
            ],
          },
        ],
      },
      'xx',
    ),
  },
  {
    name: 'two authentications are a contradiction',
    ...into(
      web,
      {
        ingress: [
          { toPorts: tcp80, authentication: { mode: 'required' } },
          { toPorts: tcp80, authentication: { mode: 'disabled' } },
        ],
      },
      'xx',
    ),
  },
];

/** Labels of the namespaces that the cases are in. */
export const caseNamespaceLabels = { web: { team: 'blue' } };
