import { networkPolicyFindings } from './networkPolicy';

const policy = (rule: string) =>
  `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a, namespace: shop}
spec:
  endpointSelector: {}
  egress:
    - ${rule}
`;
const found = (files: Record<string, string>) =>
  networkPolicyFindings(
    Object.entries(files).map(([path, content]) => ({ path, content })),
  ).map(({ rule, severity, file, line, message }) =>
    [severity, `${file}:${line}`, rule, message].join(' '),
  );

it.each<[string, string, string[]]>([
  ['is as it should be', 'toEndpoints: [{}]', []],
  [
    'is refused',
    'toCIDR: [10.0.0.0/40]',
    [
      'error a.yaml:7 network-policy "10.0.0.0/40" is not a network in CIDR notation.',
    ],
  ],
  [
    'means nobody',
    'toEndpoints: []',
    [
      'warning a.yaml:7 network-policy toEndpoints is an empty list, so the rule matches nobody.',
    ],
  ],
  ['needs other policies to be judged', 'toFQDNs: [{matchName: a.com}]', []],
])('a policy that %s', (_, rule, expected) => {
  expect(found({ 'a.yaml': policy(rule) })).toEqual(expected);
});

it('leaves aside patches, other kinds, and what is no YAML', () => {
  const wrong = policy('toEndpoints: []');
  expect(
    found({
      'dev/kustomization.yaml':
        'resources: [../base]\npatches:\n  - path: ./network.yaml\n  - target: {kind: CiliumNetworkPolicy}\n    patch: x\n',
      'dev/network.yaml': wrong,
      'dev/config.yaml': `kind: ConfigMap\ndata:\n  text: |\n    kind: CiliumNetworkPolicy\n`,
      'dev/broken.yaml': 'kind: CiliumNetworkPolicy\nspec: [\n',
    }),
  ).toEqual([]);
  expect(found({ 'base/network.yaml': wrong })).toHaveLength(1);
});

it('judges each file by itself: clusters may have policies of one name', () => {
  const same = policy('toEndpoints: [{}]');
  expect(found({ 'east/a.yaml': same, 'west/a.yaml': same })).toEqual([]);
});
