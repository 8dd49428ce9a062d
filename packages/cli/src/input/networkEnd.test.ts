import { networkEndOf, networkPortOf, networkRequestOf } from './networkEnd';

it.each([
  [
    'shop/cart',
    { kind: 'pod', namespace: 'shop', name: 'cart', labels: { app: 'cart' } },
  ],
  [
    'shop/a.io/name=cart,tier=front',
    {
      kind: 'pod',
      namespace: 'shop',
      name: 'a.io/name=cart,tier=front',
      labels: { 'a.io/name': 'cart', tier: 'front' },
    },
  ],
  ['world', { kind: 'entity', entity: 'world' }],
  ['kube-apiserver', { kind: 'entity', entity: 'kube-apiserver' }],
  ['192.0.2.1', { kind: 'outside', address: '192.0.2.1' }],
  ['10.0.0.0/8', { kind: 'outside', address: '10.0.0.0/8' }],
  ['2001:db8::1', { kind: 'outside', address: '2001:db8::1' }],
  ['api.example.com', { kind: 'outside', names: ['api.example.com'] }],
])('%s is an end', (text, end) => {
  expect(networkEndOf(text)).toEqual(end);
});

it.each(['', 'cart', 'shop/', 'shop/app=', 'shop/=cart', '/cart', 'a b.c'])(
  '%j is no end',
  text => {
    expect(() => networkEndOf(text)).toThrow('Write it as NAMESPACE/APP');
  },
);

it.each([
  ['8080', { port: 8080 }],
  ['53/udp', { port: 53, protocol: 'UDP' }],
  ['8/ICMP', { port: 8, protocol: 'ICMP' }],
])('%s is a port', (text, port) => {
  expect(networkPortOf(text)).toEqual(port);
});

it.each(['http', '65536', '-1', '80/', '1/2/3'])('%j is no port', text => {
  expect(() => networkPortOf(text)).toThrow('Write it as 8080');
});

it.each([
  ['GET /v1/orders', { method: 'GET', path: '/v1/orders' }],
  ['get', { method: 'GET' }],
  ['/v1 a', { path: '/v1 a' }],
])('%s is a request', (text, request) => {
  expect(networkRequestOf(text)).toEqual(request);
});

it.each(['', '1', 'GET v1', 'GET/v1'])('%j is no request', text => {
  expect(() => networkRequestOf(text)).toThrow('Write it as "GET');
});
