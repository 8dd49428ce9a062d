import { compileYaml } from '../__testUtils__/documents';
import { flowOutside, flowPod, observed } from '../__testUtils__/flows';
import { judge } from '../evaluate/evaluate';
import { endpointOf, flowEndName, flowOf } from './ends';
import { FlowEnd } from './types';

it.each<[string, FlowEnd]>([
  ['shop/cart', flowPod('shop', 'cart')],
  ['shop/cart', flowPod('shop', 'cart', { workload: undefined })],
  ['shop/a-b', { namespace: 'shop', pod: 'a-b', labels: ['k8s:zone'] }],
  ['shop/*', { namespace: 'shop' }],
  ['api.example.com', flowOutside('192.0.2.1', 'api.example.com')],
  ['192.0.2.1', flowOutside('192.0.2.1')],
  ['192.0.2.1', { address: '192.0.2.1' }],
  ['world', { labels: ['reserved:world'] }],
  ['world', {}],
  ['host', { labels: ['reserved:host'] }],
  [
    'kube-apiserver',
    { labels: ['reserved:remote-node', 'reserved:kube-apiserver'] },
  ],
])('%s is the name of an end', (name, end) => {
  expect(flowEndName(end)).toBe(name);
});

it('is what the evaluator is asked about', () => {
  expect(
    [
      flowPod('shop', 'cart'),
      {
        namespace: 'shop',
        pod: 'cart',
        labels: [
          'k8s:zone',
          'k8s:io.cilium.k8s.policy.cluster=west',
          'k8s:io.cilium.k8s.policy.serviceaccount=robot',
        ],
      },
      { namespace: 'shop', pod: 'a' },
      flowOutside('192.0.2.1', 'a.example.com'),
      flowOutside('192.0.2.1'),
      { labels: ['reserved:world', 'reserved:kube-apiserver'] },
      { labels: ['reserved:host'] },
    ].map(endpointOf),
  ).toEqual([
    {
      kind: 'pod',
      namespace: 'shop',
      name: 'cart',
      labels: { app: 'cart' },
      address: '10.0.0.7',
    },
    {
      kind: 'pod',
      namespace: 'shop',
      name: 'cart',
      labels: { zone: '' },
      cluster: 'west',
      serviceAccount: 'robot',
    },
    { kind: 'pod', namespace: 'shop', name: 'a' },
    {
      kind: 'outside',
      address: '192.0.2.1',
      names: ['a.example.com'],
      resolved: true,
    },
    { kind: 'outside', address: '192.0.2.1' },
    { kind: 'outside', apiServer: true },
    { kind: 'identity', labels: ['reserved:host'] },
  ]);
});

it('is judged as it was seen', () => {
  const compiled = compileYaml(
    '{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, ingress: [{fromEndpoints: [{matchLabels: {app: front, "k8s:io.kubernetes.pod.namespace": web}}], toPorts: [{ports: [{port: "8080", protocol: TCP}], rules: {http: [{path: /v1/.*}]}}]}]}}',
  );
  const verdictOf = (flow: Parameters<typeof observed>[0]) =>
    judge(compiled, flowOf(observed(flow))).verdict;
  expect([
    verdictOf({}),
    verdictOf({ http: { path: '/v1/x' } }),
    verdictOf({ http: { path: '/v2/x' } }),
    verdictOf({ port: 9090 }),
    verdictOf({ port: undefined }),
    verdictOf({ protocol: 'odd' }),
  ]).toEqual(['allowed', 'allowed', 'denied', 'denied', 'unknown', 'denied']);
});
