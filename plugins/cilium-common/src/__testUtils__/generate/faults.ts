import { Random } from './random';

type Json = Record<string, unknown>;

/** A policy that Cilium refuses. */
export function fault(random: Random): Json {
  const faulty = random.one<Json>([
    { endpointSelector: {} },
    { endpointSelector: {}, ingress: [] },
    { ingress: [{}] },
    { endpointSelector: {}, nodeSelector: {}, ingress: [{}] },
    {
      endpointSelector: {},
      ingress: [{ fromEndpoints: [{}], fromEntities: ['all'] }],
    },
    { endpointSelector: {}, ingress: [{ fromEntities: ['martians'] }] },
    { endpointSelector: {}, ingress: [{ fromCIDR: ['10.0.0.0/33'] }] },
    {
      endpointSelector: {},
      egress: [
        { toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['192.0.2.0/24'] }] },
      ],
    },
    { endpointSelector: {}, egress: [{ toCIDRSet: [{ cidr: '10.0.0.1' }] }] },
    { endpointSelector: {}, egress: [{ toCIDRSet: [{}] }] },
    {
      endpointSelector: {},
      ingress: [{ toPorts: [{ ports: [{ port: '70000' }] }] }],
    },
    {
      endpointSelector: {},
      ingress: [{ toPorts: [{ ports: [{ port: '-1' }] }] }],
    },
    { endpointSelector: {}, ingress: [{ toPorts: [{ ports: [{}] }] }] },
    {
      endpointSelector: {},
      ingress: [{ toPorts: [{ ports: [{ port: '80', protocol: 'ICMP' }] }] }],
    },
    {
      endpointSelector: {},
      ingress: [
        {
          toPorts: [{ ports: [{ port: '80' }], rules: { http: [{}] } }],
        },
      ],
    },
    {
      endpointSelector: {},
      ingress: [
        {
          toPorts: [
            {
              ports: [{ port: '53', protocol: 'UDP' }],
              rules: { dns: [{ matchPattern: '*' }] },
            },
          ],
        },
      ],
    },
    {
      endpointSelector: {},
      egress: [
        {
          toPorts: [
            {
              ports: [{ port: '80', protocol: 'TCP' }],
              rules: { http: [{ path: '(' }] },
            },
          ],
        },
      ],
    },
    {
      endpointSelector: {},
      egress: [
        {
          toPorts: [
            {
              ports: [{ port: '53', protocol: 'TCP' }],
              rules: { http: [], dns: [{ matchPattern: '*' }] },
            },
          ],
        },
      ],
    },
    {
      endpointSelector: {},
      egress: [
        {
          toPorts: [{ ports: [{ port: '53' }] }],
          icmps: [{ fields: [{ type: 8 }] }],
        },
      ],
    },
    {
      endpointSelector: {},
      egress: [{ icmps: [{ fields: [{ type: 'Nonsense' }] }] }],
    },
    {
      endpointSelector: {},
      egress: [{ toFQDNs: [{ matchName: 'a b' }] }],
    },
    {
      endpointSelector: {},
      egress: [{ toFQDNs: [{ matchName: 'a', matchPattern: '*' }] }],
    },
    {
      endpointSelector: { matchLabels: { 'a:b:c': 'd' } },
      ingress: [{}],
    },
    { endpointSelector: { matchLabels: { app: 'a b' } }, ingress: [{}] },
    {
      endpointSelector: {
        matchExpressions: [{ key: 'app', operator: 'In', values: [] }],
      },
      ingress: [{}],
    },
    {
      endpointSelector: {
        matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }],
      },
      ingress: [{}],
    },
    { endpointSelector: {}, ingress: [{ fromNodes: [{}] }] },
    { endpointSelector: {}, ingress: 'all' },
  ]);
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'faulty', namespace: 'shop' },
    spec: faulty,
  };
}
