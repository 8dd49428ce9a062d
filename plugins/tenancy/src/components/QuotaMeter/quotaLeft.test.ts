import { quotaLeft } from './quotaLeft';

describe('quotaLeft', () => {
  it.each<[string, string, string | undefined]>([
    ['1500m', '4', '2.5'],
    ['3Gi', '8Gi', '5Gi'],
    ['512Mi', '8Gi', '7.5Gi'],
    ['6', '40', '34'],
    ['0', '50Gi', '50Gi'],
    ['100m', '500m', '400m'],
    ['3.7', '4', '0.3'],
    ['1', '1e3', '999'],
    ['7.999', '8', undefined],
    ['4', '4', undefined],
    ['5', '4', undefined],
    ['0', '0', undefined],
    ['some', '4', undefined],
  ])('%s of %s used leaves %s', (used, hard, expected) => {
    expect(quotaLeft({ resource: 'pods', used, hard, ratio: 0 })).toBe(
      expected,
    );
  });
});
