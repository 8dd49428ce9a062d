import {
  clusterwide,
  host,
  into,
  NamedCase,
  outOf,
  policy,
  shop,
  tcp80,
  web,
  world,
} from './shapes';

/** What empty forms mean, what cuts everything else, and what a node may. */
export const defaultDenyCases: readonly NamedCase[] = [
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
];
