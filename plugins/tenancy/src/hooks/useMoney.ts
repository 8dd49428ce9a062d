import { useCallback } from 'react';
import { useLanguage } from '@socle/plugin-platform-react';
import { formatMoney } from '../fields/formatMoney';

/** Writes amounts as the viewer reads them: "€412.30", "412,30 €". */
export function useMoney(): (amount: number, currency: string) => string {
  const language = useLanguage();
  return useCallback(
    (amount, currency) => formatMoney(amount, currency, language),
    [language],
  );
}
