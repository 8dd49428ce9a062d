import { sharedTexts } from '@socle/plugin-argocd-common';
import { application, failedSync } from '../__testUtils__/applications';
import { ApplicationStore } from './ApplicationStore';
import { KeptApplication, keepApplication } from './keptApplication';

const share = sharedTexts();
const kept = (...parts: Parameters<typeof application>): KeptApplication => {
  const found = keepApplication({
    value: application(...parts),
    instance: 'paris',
    share,
    before: undefined,
  });
  if (!found) {
    throw new Error('This is no Application');
  }
  return found;
};
const names = (found: Iterable<{ name: string }>) =>
  [...found].map(({ name }) => name);

it('finds Applications by what they are now', () => {
  const store = new ApplicationStore();
  store.replace([
    kept('payments.dev.checkout', {
      labels: { 'socle.dev/tenant': 'payments' },
    }),
    kept('shop.dev.front'),
  ]);
  expect(names(store.byName('shop.dev.front'))).toHaveLength(1);
  expect(names(store.byProject('payments'))).toEqual(['payments.dev.checkout']);
  expect(names(store.byDestinationNamespace('shop-dev'))).toEqual([
    'shop.dev.front',
  ]);
  expect(names(store.byTenantLabel('payments'))).toEqual([
    'payments.dev.checkout',
  ]);
  store.put(
    kept('payments.dev.checkout', {
      project: 'platform',
      destination: { name: 'in-cluster', namespace: 'elsewhere' },
    }),
  );
  expect(names(store.byProject('payments'))).toEqual([]);
  expect(names(store.byTenantLabel('payments'))).toEqual([]);
  expect(names(store.byDestinationNamespace('elsewhere'))).toHaveLength(1);
  expect(names(store.all())).toHaveLength(2);
});

it('tells what changed, and nothing else', () => {
  const store = new ApplicationStore();
  const [checkout, ledger] = ['checkout', 'ledger'].map(name =>
    kept(`payments.dev.${name}`),
  );
  expect(store.replace([checkout, ledger])).toHaveLength(2);
  expect(store.replace([checkout, ledger])).toEqual([]);
  const failed = kept('payments.dev.checkout', { status: failedSync });
  expect(store.replace([failed, ledger])).toEqual([
    { before: checkout.summary, after: failed.summary },
  ]);
  expect(store.replace([ledger])).toEqual([{ before: failed.summary }]);
  expect(store.remove('argocd', 'nothing')).toBeUndefined();
  expect(store.size).toBe(1);
});
