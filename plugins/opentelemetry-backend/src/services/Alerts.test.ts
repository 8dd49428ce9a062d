import { isOf } from './Alerts';
import { Place } from './Places';

const place: Place = {
  tenant: 'payments',
  service: 'checkout',
  environment: { name: 'prod', cluster: 'paris', namespace: 'payments-prod' },
  target: {
    tenant: 'payments',
    namespace: 'payments-prod',
    service: 'checkout',
    workloads: [{ kind: 'Deployment', name: 'checkout' }],
    matchers: [{ label: 'cluster', operator: '=', value: 'paris' }],
  },
};
const here = { namespace: 'payments-prod', cluster: 'paris' };

it.each<[string, Record<string, string>, boolean]>([
  ['names the service', { ...here, service: 'checkout' }, true],
  ['names its Deployment', { ...here, deployment: 'checkout' }, true],
  ['names one of its Pods', { ...here, pod: 'checkout-7d9f8b6c5-x2x4z' }, true],
  [
    'names a Pod of a longer name',
    { ...here, pod: 'checkout-db-7d9f8b6c5-x2x4z' },
    false,
  ],
  [
    'names another service',
    { ...here, service: 'ledger', pod: 'checkout-a-b' },
    false,
  ],
  ['is of the whole namespace', here, false],
  [
    'is of another namespace',
    { ...here, namespace: 'shop-prod', service: 'checkout' },
    false,
  ],
  [
    'is of another cluster',
    { ...here, cluster: 'lyon', service: 'checkout' },
    false,
  ],
  ['says no namespace', { cluster: 'paris', service: 'checkout' }, false],
])('an alert that %s', (_story, labels, expected) => {
  expect(isOf(labels, place)).toBe(expected);
});

it('an environment has all alerts of its namespace', () => {
  const { service: _, ...whole } = place;
  expect(isOf(here, whole)).toBe(true);
});
