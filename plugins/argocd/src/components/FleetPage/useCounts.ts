import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { verdicts } from './fleetQuery';
import { FleetGroup } from './selectFleet';

/** How many have each verdict, the worst first: "2 failing and 14 delivered". */
export function useCounts(): (counts: FleetGroup['counts']) => string {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const language = useLanguage();
  return useCallback(
    counts =>
      new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(
        verdicts.flatMap(verdict =>
          counts[verdict]
            ? [
                t(`fleet.counted.${verdict}`, {
                  total: counts[verdict].toLocaleString(language),
                }),
              ]
            : [],
        ),
      ),
    [t, language],
  );
}
