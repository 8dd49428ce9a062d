import {
  clusterwide,
  into,
  NamedCase,
  outOf,
  policy,
  shop,
  web,
} from './shapes';

/** Ports, ranges, names and ICMP. */
export const portsCases: readonly NamedCase[] = [
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
  {
    name: 'a port by its name is none of an aggregate, which has no pods that name one',
    policies: [
      clusterwide({
        egressDeny: [
          {
            toEndpoints: [
              {
                matchExpressions: [
                  { key: 'reserved:health', operator: 'NotIn', values: ['a'] },
                  {
                    key: 'io.cilium.k8s.namespace.labels.team',
                    operator: 'DoesNotExist',
                  },
                ],
              },
            ],
            toPorts: [
              {
                ports: [
                  { port: 'grpc', protocol: 'TCP' },
                  { port: '443', protocol: 'TCP' },
                ],
              },
            ],
          },
        ],
        enableDefaultDeny: { egress: false },
      }),
    ],
    from: shop,
    to: { ...web, namedPorts: { grpc: 9000 } },
    port: 9000,
    answer: 'aa',
  },
];
