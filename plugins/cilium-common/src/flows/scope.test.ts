import { flowOutside, flowPod, observed } from '../__testUtils__/flows';
import { flowInScope, FlowScope } from './scope';
import { ObservedFlow } from './types';

const scope: FlowScope = {
  environments: [{ name: 'dev', cluster: 'east', namespace: 'shop' }],
};
const ofCart: FlowScope = {
  environments: [{ ...scope.environments[0], labelSelector: 'app=cart' }],
};
const see = (flow: Partial<ObservedFlow>, of = scope) =>
  flowInScope(observed(flow), of);

it.each<[string, Partial<ObservedFlow>, FlowScope, boolean]>([
  ['to one of theirs', {}, scope, true],
  [
    'from one of theirs',
    { source: flowPod('shop', 'cart'), destination: flowPod('web', 'a') },
    scope,
    true,
  ],
  ['between others', { destination: flowPod('web', 'a') }, scope, false],
  [
    'of a namespace of that name in another cluster',
    { cluster: 'west' },
    scope,
    false,
  ],
  [
    'to a namespace of that name in another cluster',
    { destination: flowPod('shop', 'cart', { cluster: 'west' }) },
    scope,
    false,
  ],
  ['to the service', {}, ofCart, true],
  ['to another service', { destination: flowPod('shop', 'db') }, ofCart, false],
  [
    'to a pod whose labels nobody knows',
    { destination: { namespace: 'shop' } },
    ofCart,
    false,
  ],
  ['where nothing is theirs', {}, { environments: [] }, false],
  [
    'where a selector is none',
    {},
    { environments: [{ ...scope.environments[0], labelSelector: '!!' }] },
    false,
  ],
])('a flow %s', (_, flow, of, isShown) => {
  expect(see(flow, of) !== undefined).toBe(isShown);
});

describe('of another tenant', () => {
  const secrets = [
    'x2x9q',
    '10.0.0.7',
    'app=',
    'token',
    '/v1/orders',
    'allow-front',
    'secret.example',
  ];
  const text = (flow: Partial<ObservedFlow>) => JSON.stringify(see(flow));

  it('shows the namespace and the workload, and nothing else', () => {
    const source = flowPod('web', 'front', { names: ['secret.example.com'] });
    const flow = see({
      source,
      destination: flowPod('shop', 'cart', {
        labels: [],
        pod: 'p',
        address: '10.0.0.8',
      }),
    });
    expect(flow?.source).toEqual({
      namespace: 'web',
      workload: { kind: 'Deployment', name: 'front' },
    });
  });

  it('shows no request that was looked into there', () => {
    const shown = text({
      direction: 'ingress',
      event: 'request',
      source: flowPod('shop', 'cart', {
        labels: [],
        pod: 'p',
        address: '10.0.0.8',
      }),
      destination: flowPod('web', 'front'),
      http: { method: 'GET', path: '/v1/orders?token=1' },
      dns: { name: 'secret.example.com' },
      policies: [{ namespace: 'web', name: 'allow-front' }],
    });
    for (const secret of secrets) {
      expect(shown).not.toContain(secret);
    }
  });

  it('shows the request that was looked into here, and own policies', () => {
    expect(
      see({
        http: { path: '/v1/orders' },
        policies: [
          { namespace: 'shop', name: 'mine' },
          { name: 'of-the-cluster' },
          { namespace: 'web', name: 'theirs' },
        ],
      }),
    ).toMatchObject({
      http: { path: '/v1/orders' },
      policies: [{ name: 'mine' }, { name: 'of-the-cluster' }],
    });
  });

  it('shows of a node what it is', () => {
    expect(
      see({
        source: {
          labels: ['reserved:host', 'k8s:zone=a'],
          address: '10.9.9.9',
        },
      })?.source,
    ).toEqual({ labels: ['reserved:host'] });
  });
});

it('shows the outside and the tenant itself as they are', () => {
  const flow = {
    source: flowPod('shop', 'cart'),
    destination: flowOutside('192.0.2.1', 'api.example.com'),
    direction: 'egress',
    dns: { name: 'api.example.com' },
  } as const;
  expect(see(flow)).toEqual(observed(flow));
});
