/** `1 file`, `2 files`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Money with its hundredths: `412.50 EUR`. */
export function money(amount: number, currency: string): string {
  return `${amount.toFixed(2)} ${currency}`;
}

/** A difference with its sign: `+20.00`, `-3.10`, `0.00`. */
export function difference(amount: number): string {
  return `${amount > 0 ? '+' : ''}${amount.toFixed(2)}`;
}
