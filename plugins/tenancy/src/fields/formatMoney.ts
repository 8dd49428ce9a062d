/** An amount as people of the language write it: `€109.20`, `109,20 €`. */
export function formatMoney(
  amount: number,
  currency: string,
  language: string,
): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'currency',
    currency,
  }).format(amount);
}
