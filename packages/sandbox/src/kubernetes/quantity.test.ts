import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  quantityOf,
  subtractQuantities,
} from './quantity';

describe('quantities', () => {
  it.each([
    ['1000m', '1'],
    ['250m', '250m'],
    ['0.1', '100m'],
    ['1.5', '1500m'],
    ['1.5Gi', '1536Mi'],
    ['1024Mi', '1Gi'],
    ['1000Mi', '1000Mi'],
    ['0.5Ki', '512'],
    ['0.3Ki', '307200m'],
    ['1e3', '1e3'],
    ['1E', '1E'],
    ['1500e-3', '1500e-3'],
    ['100u', '100u'],
    ['0.0000000001', '1n'],
    ['-5', '-5'],
    ['007', '7'],
    ['1k', '1k'],
    ['0Gi', '0'],
    [2, '2'],
  ])('reads %s and writes it as %s', (given, canonical) => {
    expect(formatQuantity(quantityOf(given))).toBe(canonical);
  });

  it.each(['', 'x', '1x', '1 Gi', '1.2.3', '--1', '1ki', 'Gi'])(
    'refuses %j',
    given => {
      expect(parseQuantity(given)).toBeUndefined();
    },
  );

  it('adds and subtracts without losing anything, in the spelling of the first', () => {
    const sum = (left: string, right: string) =>
      formatQuantity(addQuantities(quantityOf(left), quantityOf(right)));
    expect(sum('100m', '1')).toBe('1100m');
    expect(sum('1Gi', '512Mi')).toBe('1536Mi');
    expect(sum('0', '1Gi')).toBe('1Gi');
    expect(sum('9E', '1n')).toBe('9000000000000000000000000001n');
    expect(
      formatQuantity(
        subtractQuantities(quantityOf('2Gi'), quantityOf('512Mi')),
      ),
    ).toBe('1536Mi');
  });

  it('compares amounts, not spellings', () => {
    expect(compareQuantities(quantityOf('1000m'), quantityOf('1'))).toBe(0);
    expect(compareQuantities(quantityOf('1Gi'), quantityOf('1G'))).toBe(1);
    expect(compareQuantities(quantityOf('-1'), quantityOf('1m'))).toBe(-1);
  });
});
