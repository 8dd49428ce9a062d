import { pod } from '../__testUtils__/documents';
import { identityOf } from '../labels/identityOf';
import { PodEndpoint } from '../model/flow';
import { selectionOf } from './selection';

const shop = (labels: Record<string, string>): PodEndpoint =>
  pod('shop', undefined, { labels });
const select = (own: PodEndpoint, others: PodEndpoint[] = []) =>
  selectionOf(
    identityOf(own, {}),
    [own, ...others].map(one => identityOf(one, {})),
  );

const api = {
  app: 'store',
  component: 'api',
  tier: 'back',
  version: '7',
  'pod-template-hash': 'abc',
};

describe('the labels of a workload', () => {
  it.each<[string, Record<string, string>, PodEndpoint[], object, boolean]>([
    ['its name is enough where it is alone', api, [], { app: 'store' }, false],
    [
      'its name is enough beside other names',
      api,
      [shop({ app: 'cart' })],
      { app: 'store' },
      false,
    ],
    [
      'of two by one name, what tells them apart comes with it',
      api,
      [shop({ app: 'store', component: 'web', tier: 'back' })],
      { app: 'store', component: 'api' },
      false,
    ],
    [
      'the label that tells most apart comes first',
      api,
      [
        shop({ app: 'store', component: 'api', tier: 'front' }),
        shop({ app: 'store', component: 'api', tier: 'batch' }),
        shop({ app: 'store', component: 'web', tier: 'front' }),
      ],
      { app: 'store', tier: 'back' },
      false,
    ],
    [
      'what nothing tells apart is said',
      api,
      [shop({ ...api, version: '8' })],
      { app: 'store' },
      true,
    ],
    [
      'the recommended name goes before others',
      { app: 'x', 'app.kubernetes.io/name': 'store' },
      [],
      { 'app.kubernetes.io/name': 'store' },
      false,
    ],
    [
      'a label that nobody names things by is better than none',
      { colour: 'blue' },
      [],
      { colour: 'blue' },
      false,
    ],
    [
      'and so is what changes with releases',
      { version: '7' },
      [],
      { version: '7' },
      false,
    ],
    [
      'what differs from pod to pod is no label to Cilium',
      { 'pod-template-hash': 'abc' },
      [shop({ app: 'store' })],
      {},
      true,
    ],
    [
      'other namespaces do not matter',
      { app: 'store' },
      [pod('web', 'store', { labels: { app: 'store', tier: 'front' } })],
      { app: 'store' },
      false,
    ],
  ])('%s', (_what, own, others, labels, selectsOthers) => {
    expect(select(shop(own), others)).toEqual({ labels, selectsOthers });
  });
});
