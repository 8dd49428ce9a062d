import { parseQuantity } from './quantity';
import { quotaLines } from './quotaLines';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['4', 4],
    ['3500m', 3.5],
    ['.5', 0.5],
    ['1.5Gi', 1610612736],
    ['8Gi', 8589934592],
    ['128974848', 128974848],
    ['129e6', 129000000],
    ['1E3', 1000],
    ['2E', 2e18],
    ['123456789n', 0.123456789],
    ['-1k', -1000],
  ])('%p is %p', (quantity, number) => {
    expect(parseQuantity(quantity)).toBeCloseTo(number, 9);
  });

  it.each(['', 'Gi', '1 Gi', '1gi', '1GB', '0x10', '1e', '1e99999', 'NaN'])(
    '%p is none',
    quantity => {
      expect(parseQuantity(quantity)).toBeUndefined();
    },
  );
});

describe('quotaLines', () => {
  const line = (
    resource: string,
    used: string,
    hard: string,
    ratio: number,
  ) => ({ resource, used, hard, ratio });

  it.each([
    [
      'in the order of the quota',
      [
        {
          hard: { pods: '40', 'requests.cpu': '4' },
          used: { 'requests.cpu': '3500m', pods: '10' },
        },
      ],
      [
        line('pods', '10', '40', 0.25),
        line('requests.cpu', '3500m', '4', 0.875),
      ],
    ],
    [
      'nothing used',
      [{ hard: { pods: '40' }, used: {} }],
      [line('pods', '0', '40', 0)],
    ],
    [
      'zero of zero',
      [{ hard: { 'services.loadbalancers': '0' }, used: {} }],
      [line('services.loadbalancers', '0', '0', 1)],
    ],
    [
      'a quota lowered under what is used',
      [{ hard: { pods: '2' }, used: { pods: '3' } }],
      [line('pods', '3', '2', 1.5)],
    ],
    [
      'a quota lowered to nothing',
      [{ hard: { pods: '0' }, used: { pods: '3' } }],
      [line('pods', '3', '0', 1000)],
    ],
    [
      'the tighter of two quotas',
      [
        { hard: { pods: '40' }, used: { pods: '10' } },
        { hard: { pods: '12' }, used: { pods: '10' } },
      ],
      [line('pods', '10', '12', 10 / 12)],
    ],
    [
      'what cannot be read',
      [{ hard: { pods: 'many', 'requests.cpu': '4' }, used: { pods: '1' } }],
      [line('requests.cpu', '0', '4', 0)],
    ],
    ['no quota', [], []],
  ])('%s', (_story, quotas, expected) => {
    expect(quotaLines(quotas)).toEqual(expected);
  });
});
