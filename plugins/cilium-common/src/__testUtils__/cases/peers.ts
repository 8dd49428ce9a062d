import { into, labels, NamedCase, outOf, policy, shop, web } from './shapes';

/** Whom a rule means: selectors, entities, networks and DNS names. */
export const peersCases: readonly NamedCase[] = [
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
];
