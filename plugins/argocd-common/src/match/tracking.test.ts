import { trackedBy } from './tracking';

const object = (id: string | undefined, rest: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'checkout',
    namespace: 'payments-dev',
    annotations: { 'argocd.argoproj.io/tracking-id': id },
    labels: { 'app.kubernetes.io/instance': 'labelled' },
    ...rest,
  },
});

describe('trackedBy', () => {
  it.each([
    [
      'payments.dev.checkout:apps/Deployment:payments-dev/checkout',
      { name: 'payments.dev.checkout' },
    ],
    [
      'teams_checkout:apps/Deployment:payments-dev/checkout',
      { namespace: 'teams', name: 'checkout' },
    ],
    ['checkout:apps/Deployment:payments-dev/other', undefined],
    ['checkout:apps/Deployment:shop-dev/checkout', undefined],
    ['checkout:/Service:payments-dev/checkout', undefined],
    ['nonsense', undefined],
    [`${'a'.repeat(1000)}:apps/Deployment:payments-dev/checkout`, undefined],
  ])('%s', (id, expected) => {
    expect(trackedBy(object(id))).toEqual(expected);
  });

  it('reads the label only where Argo CD tracks by it', () => {
    const label = 'app.kubernetes.io/instance';
    expect(trackedBy(object(undefined))).toBeUndefined();
    expect(trackedBy(object(undefined), { label })).toEqual({
      name: 'labelled',
    });
  });

  it.each([
    null,
    1,
    'x',
    [],
    { metadata: null },
    { metadata: { annotations: 1 } },
  ])('takes %j for nothing', value => {
    expect(trackedBy(value)).toBeUndefined();
  });
});
