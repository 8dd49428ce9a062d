import { compileYaml, pod } from '../__testUtils__/documents';
import { Flow } from '../model/flow';
import { judge } from './evaluate';

const cart = pod('shop', 'cart');
const front = pod('shop', 'front');
const dnsPod = pod('kube-system', undefined, {
  labels: { 'k8s-app': 'kube-dns' },
});

const ingress = (...rules: string[]) =>
  `{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {matchLabels: {app: cart}}, ingress: [${rules.join(', ')}]}}`;
const http = (rules: string, peers = 'fromEndpoints: [{}]') =>
  `{${peers}, toPorts: [{ports: [{port: "80", protocol: TCP}], rules: {http: [${rules}]}}]}`;
const plain = (port: string, peers = 'fromEndpoints: [{}]') =>
  `{${peers}, toPorts: [{ports: [{port: "${port}", protocol: TCP}]}]}`;

type Row = [
  what: string,
  yaml: string,
  request: NonNullable<Flow['http']>,
  verdict: string,
];

const get = { method: 'GET', path: '/v1/items', host: 'cart', headers: {} };

const rows: Row[] = [
  ['a method', ingress(http('{method: GET}')), get, 'allowed'],
  ['another method', ingress(http('{method: POST}')), get, 'denied'],
  [
    'a method is an expression',
    ingress(http('{method: "GET|HEAD"}')),
    get,
    'allowed',
  ],
  ['a path matches as a whole', ingress(http('{path: /v1}')), get, 'denied'],
  [
    'a path is an expression',
    ingress(http('{path: "/v1/.*"}')),
    get,
    'allowed',
  ],
  [
    'a path has its query',
    ingress(http('{path: /v1/items}')),
    { ...get, path: '/v1/items?a=b' },
    'denied',
  ],
  ['a host', ingress(http('{host: "ca.t"}')), get, 'allowed'],
  ['another host', ingress(http('{host: web}')), get, 'denied'],
  [
    'a header that has to be there',
    ingress(http('{headers: [X-Team]}')),
    { ...get, headers: { 'x-team': 'red' } },
    'allowed',
  ],
  [
    'a header that is not there',
    ingress(http('{headers: [X-Team]}')),
    get,
    'denied',
  ],
  [
    'a header with its value',
    ingress(http('{headers: ["X-Team: red"]}')),
    { ...get, headers: { 'X-Team': 'red' } },
    'allowed',
  ],
  [
    'a header with another value',
    ingress(http('{headers: ["X-Team: red"]}')),
    { ...get, headers: { 'X-Team': 'blue' } },
    'denied',
  ],
  [
    'a header that is matched',
    ingress(http('{headerMatches: [{name: X-Team, value: red}]}')),
    { ...get, headers: { 'X-Team': 'red' } },
    'allowed',
  ],
  [
    'a header whose mismatch is only logged',
    ingress(
      http('{headerMatches: [{name: X-Team, value: red, mismatch: LOG}]}'),
    ),
    get,
    'allowed',
  ],
  [
    'a header with a secret value',
    ingress(http('{headerMatches: [{name: X-Key, secret: {name: a}}]}')),
    get,
    'unknown',
  ],
  [
    'all of one rule have to hold',
    ingress(http('{method: GET, path: /v2}')),
    get,
    'denied',
  ],
  [
    'one of several rules has to hold',
    ingress(http('{method: POST}, {path: "/v1/.*"}')),
    get,
    'allowed',
  ],
  [
    'one of several policies',
    ingress(http('{method: POST}'), http('{path: "/v1/.*"}')),
    get,
    'allowed',
  ],
  ['a rule that asks for nothing', ingress(http('{}')), get, 'allowed'],
  [
    'what is not told of the request',
    ingress(http('{method: GET}')),
    { path: '/' },
    'unknown',
  ],
  [
    'what is not told, and not asked for',
    ingress(http('{path: /}')),
    { path: '/' },
    'allowed',
  ],
  [
    'headers that are not told',
    ingress(http('{headers: [X-Team]}')),
    { method: 'GET' },
    'unknown',
  ],
  [
    'a port without layer 7 lifts it',
    ingress(http('{method: POST}'), plain('80')),
    get,
    'allowed',
  ],
  [
    'a rule for all ports lifts it',
    ingress(http('{method: POST}'), '{fromEndpoints: [{}]}'),
    get,
    'allowed',
  ],
  [
    'a rule for other peers does not',
    ingress(http('{method: POST}'), plain('80', 'fromEntities: [world]')),
    get,
    'denied',
  ],
  [
    'a rule for another port does not',
    ingress(http('{method: POST}'), plain('81')),
    get,
    'denied',
  ],
  [
    'layer 7 for other peers asks nothing',
    ingress(http('{method: POST}', 'fromEntities: [world]'), plain('80')),
    get,
    'allowed',
  ],
  [
    'an expression that cannot be',
    ingress(http('{host: "("}')),
    get,
    'unknown',
  ],
];

it.each(rows)('HTTP: %s', (_what, yaml, request, verdict) => {
  const flow = { from: front, to: cart, port: 80, http: request };
  expect(judge(compileYaml(yaml), flow).verdict).toBe(verdict);
});

it('tells a request that is refused from a connection that is', () => {
  const { ingress: found } = judge(
    compileYaml(ingress(http('{method: POST}'))),
    {
      from: front,
      to: cart,
      port: 80,
      http: get,
    },
  );
  expect(found).toMatchObject({
    verdict: 'denied',
    reason: 'request',
    isRedirected: true,
  });
});

const egress = (...rules: string[]) =>
  `{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, egress: [${rules.join(', ')}]}}`;
const dns = (rules: string, peers = 'toEntities: [cluster]') =>
  `{${peers}, toPorts: [{ports: [{port: "53", protocol: UDP}], rules: {dns: [${rules}]}}]}`;

it.each<[string, string, string, string]>([
  [
    'a name',
    egress(dns('{matchName: a.example.com}')),
    'a.example.com',
    'allowed',
  ],
  [
    'a name in another case, with its dot',
    egress(dns('{matchName: a.example.com}')),
    'A.Example.COM.',
    'allowed',
  ],
  [
    'another name',
    egress(dns('{matchName: a.example.com}')),
    'b.example.com',
    'denied',
  ],
  [
    'a pattern',
    egress(dns('{matchPattern: "*.example.com"}')),
    'b.example.com',
    'allowed',
  ],
  [
    'every name',
    egress(dns('{matchPattern: "*"}')),
    'b.example.com',
    'allowed',
  ],
  [
    'the same port without layer 7 lifts it',
    egress(
      dns('{matchName: a.b}'),
      '{toEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": kube-system}}], toPorts: [{ports: [{port: "53", protocol: UDP}]}]}',
    ),
    'x.y',
    'allowed',
  ],
  [
    'a rule for all ports does not: the proxy for DNS does not know it',
    egress(dns('{matchName: a.b}'), '{toEntities: [cluster]}'),
    'x.y',
    'denied',
  ],
])('DNS: %s', (_what, yaml, name, verdict) => {
  const flow = {
    from: cart,
    to: dnsPod,
    port: 53,
    protocol: 'UDP',
    dns: { name },
  };
  expect(judge(compileYaml(yaml), flow).verdict).toBe(verdict);
});
