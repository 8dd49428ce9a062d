import {
  cart,
  cnp,
  front,
  judgeUnknown,
  UnknownRow,
} from '../__testUtils__/unknown';

/* What is not known of the cluster: services, groups, names of ports, the mode. */
const rows: UnknownRow[] = [
  {
    what: 'services that are not visible',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: db, namespace: shop}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    verdict: 'unknown',
    reasons: ['services'],
  },
  {
    what: 'services that are visible',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: web, namespace: web}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    context: {
      services: [{ namespace: 'web', name: 'web', selector: { app: 'front' } }],
    },
    verdict: 'allowed',
  },
  {
    what: 'services that select others',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: web, namespace: web}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    context: {
      services: [{ namespace: 'web', name: 'web', selector: { app: 'db' } }],
    },
    verdict: 'denied',
  },
  {
    what: 'services by their labels, with backends of their own',
    yaml: cnp(
      'egress: [{toServices: [{k8sServiceSelector: {selector: {matchLabels: {tier: legacy}}}}]}]',
    ),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.9', names: [] },
      port: 80,
    },
    context: {
      services: [
        {
          namespace: 'web',
          name: 'old',
          labels: { tier: 'legacy' },
          backends: ['192.0.2.9'],
        },
      ],
    },
    verdict: 'allowed',
  },
  {
    what: 'backends that are not visible',
    yaml: cnp('egress: [{toServices: [{k8sService: {serviceName: old}}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.9', names: [] },
      port: 80,
    },
    context: { services: [{ namespace: 'web', name: 'old' }] },
    verdict: 'unknown',
    reasons: ['services'],
  },
  {
    what: "a cloud's group",
    yaml: cnp('egress: [{toGroups: [{aws: {securityGroupsIds: [sg-1]}}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['externalGroup'],
  },
  {
    what: 'a group of networks that is not visible',
    yaml: cnp('egress: [{toCIDRSet: [{cidrGroupRef: partners}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['groups'],
  },
  {
    what: 'a group of networks that is visible',
    yaml: `${cnp('egress: [{toCIDRSet: [{cidrGroupRef: partners}]}]')}\n---\n{kind: CiliumCIDRGroup, metadata: {name: partners}, spec: {externalCIDRs: [192.0.2.0/24]}}`,
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'allowed',
  },
  {
    what: 'groups by their labels',
    yaml: `${cnp('egress: [{toCIDRSet: [{cidrGroupSelector: {matchLabels: {kind: partner}}}]}]')}\n---\n{kind: CiliumCIDRGroup, metadata: {name: a, labels: {kind: partner}}, spec: {externalCIDRs: [192.0.2.0/24]}}\n---\n{kind: CiliumCIDRGroup, metadata: {name: b, labels: {kind: office}}, spec: {externalCIDRs: [192.0.2.0/24]}}`,
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'allowed',
  },
  {
    what: 'a port by its name, of a pod whose ports are not known',
    yaml: cnp('ingress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: { from: front, to: { ...cart, namedPorts: undefined }, port: 80 },
    verdict: 'unknown',
    reasons: ['namedPort'],
  },
  {
    what: 'policies that contradict each other',
    yaml: cnp(
      'ingress: [{toPorts: [{ports: [{port: "80"}]}], authentication: {mode: required}}, {toPorts: [{ports: [{port: "80"}]}], authentication: {mode: disabled}}]',
    ),
    flow: { from: front, to: cart, port: 80 },
    verdict: 'unknown',
    reasons: ['conflict'],
  },
  {
    what: 'a denial elsewhere, whatever is not known here',
    yaml: cnp('egress: [{}], ingress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: { from: cart, to: { ...cart, namedPorts: undefined }, port: 80 },
    verdict: 'denied',
  },
  {
    what: 'nodes by their address, where networks mean nodes too',
    yaml: cnp('egress: [{toCIDR: [192.0.2.0/24]}]'),
    flow: {
      from: cart,
      to: { kind: 'entity', entity: 'remote-node', address: '192.0.2.1' },
      port: 80,
    },
    context: { cidrMatches: ['nodes'] },
    verdict: 'allowed',
  },
  {
    what: 'pods by their address, where networks mean pods too',
    yaml: cnp('egress: [{toCIDR: [0.0.0.0/0]}]'),
    flow: { from: cart, to: { ...front, address: '10.42.0.7' }, port: 80 },
    context: { cidrMatches: ['pods'] },
    verdict: 'allowed',
  },
  {
    what: 'pods whose address is not known, where networks mean pods too',
    yaml: cnp('egress: [{toCIDR: [10.42.0.0/16]}]'),
    flow: { from: cart, to: front, port: 80 },
    context: { cidrMatches: ['pods'] },
    verdict: 'unknown',
    reasons: ['address'],
  },
  {
    what: 'a mode in which policies never apply',
    yaml: cnp('ingress: [{}]'),
    flow: { from: front, to: cart, port: 80 },
    context: { mode: 'never' },
    verdict: 'allowed',
  },
  {
    what: 'a mode in which policies always apply',
    yaml: 'kind: Other',
    flow: { from: front, to: cart, port: 80 },
    context: { mode: 'always' },
    verdict: 'denied',
  },
];

it.each(rows)('judges $what: $verdict', row => {
  const { verdict, reasons } = row;
  expect(judgeUnknown(row)).toEqual(
    reasons ? { verdict, reasons } : { verdict },
  );
});
