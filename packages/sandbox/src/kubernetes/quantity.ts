/** How a quantity was written, and so how sums of it are written. */
type Format = 'decimal' | 'binary' | 'exponent';

/** An exact amount of a resource. The smallest step is 1n, a billionth, as in Kubernetes. */
export interface Quantity {
  /** Billionths. */
  readonly nano: bigint;
  readonly format: Format;
}

const decimalExponents: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const decimalSuffixes = Object.entries(decimalExponents).reverse();
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const one = 10n ** 9n;
const shape =
  /^([+-]?)(\d+(?:\.\d*)?|\.\d+)((?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?)$/;

export const zeroQuantity: Quantity = { nano: 0n, format: 'decimal' };

/** What the API server says of something that is not a quantity. */
export const quantityRule =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/** Reads `250m`, `1.5Gi`, `2e3`; a number is read as its decimal digits. Undefined where it is no quantity. */
export function parseQuantity(value: unknown): Quantity | undefined {
  const match = shape.exec(String(value));
  if (!match) {
    return undefined;
  }
  const [, sign, digits, suffix] = match;
  const [whole, fraction = ''] = digits.split('.');
  const mantissa = BigInt(whole + fraction || '0');
  let multiplier = 1n;
  let exponent = -fraction.length;
  let format: Format = 'decimal';
  if (suffix.endsWith('i')) {
    format = 'binary';
    multiplier = 1024n ** BigInt(binarySuffixes.indexOf(suffix));
  } else if (/^[eE].*\d/.test(suffix)) {
    format = 'exponent';
    exponent += Number(suffix.slice(1));
  } else {
    exponent += decimalExponents[suffix];
  }
  const scale = exponent + 9;
  const scaled = mantissa * multiplier;
  let nano: bigint;
  if (scale >= 0) {
    nano = scaled * 10n ** BigInt(scale);
  } else {
    const divisor = 10n ** BigInt(-scale);
    // Kubernetes rounds up what is finer than a billionth.
    nano = (scaled + divisor - 1n) / divisor;
  }
  return { nano: sign === '-' ? -nano : nano, format };
}

function formatDecimal(nano: bigint, exponentForm: boolean): string {
  for (const [suffix, exponent] of decimalSuffixes) {
    const unit = 10n ** BigInt(exponent + 9);
    if (nano % unit === 0n) {
      if (exponentForm) {
        return exponent === 0 ? `${nano / unit}` : `${nano / unit}e${exponent}`;
      }
      return `${nano / unit}${suffix}`;
    }
  }
  return `${nano}n`;
}

/** The one canonical spelling: `1000m` reads `1`, `1024Mi` reads `1Gi`. */
export function formatQuantity(quantity: Quantity): string {
  const { nano, format } = quantity;
  if (nano === 0n) {
    return '0';
  }
  const size = nano < 0n ? -nano : nano;
  if (format !== 'binary' || size < 1024n * one || nano % one !== 0n) {
    return formatDecimal(nano, format === 'exponent');
  }
  let amount = nano / one;
  let step = 0;
  while (step < binarySuffixes.length - 1 && amount % 1024n === 0n) {
    amount /= 1024n;
    step += 1;
  }
  return `${amount}${binarySuffixes[step]}`;
}

/** The sum, spelt like the first; like the second where the first is zero. */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  return {
    nano: left.nano + right.nano,
    format: left.nano === 0n ? right.format : left.format,
  };
}

/** The difference, spelt like the first. */
export function subtractQuantities(left: Quantity, right: Quantity): Quantity {
  return {
    nano: left.nano - right.nano,
    format: left.nano === 0n ? right.format : left.format,
  };
}

/** Below zero, zero or above zero, as the first is less than, equal to or more than the second. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  if (left.nano === right.nano) {
    return 0;
  }
  return left.nano < right.nano ? -1 : 1;
}

/** A quantity of whole units. */
export function wholeQuantity(count: number): Quantity {
  return { nano: BigInt(count) * one, format: 'decimal' };
}

/** Reads a quantity that validation already let pass; zero where it is absent or unreadable. */
export function quantityOf(value: unknown): Quantity {
  return parseQuantity(value) ?? zeroQuantity;
}

/** The amount in thousandths, rounded up, as CPU is compared. */
export function milliOf(quantity: Quantity): number {
  const unit = one / 1000n;
  return Number((quantity.nano + unit - 1n) / unit);
}

/** The amount in whole units, rounded up, as memory is compared. */
export function unitsOf(quantity: Quantity): number {
  return Number((quantity.nano + one - 1n) / one);
}
