import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EffectivePeer } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';

/** Whom a row means, in words. */
export function usePeerText(): (peer: EffectivePeer) => string {
  const { t } = useTranslationRef(networkTranslationRef);
  return useCallback(
    ({ kind, namespace, text }: EffectivePeer) => {
      if (kind !== 'pods') {
        return t(`effective.peers.${kind}`, {
          text,
          interpolation: { escapeValue: false },
        });
      }
      return [
        text || t('effective.peers.everyPod'),
        namespace && t('effective.peers.podsOf', { namespace }),
      ]
        .filter(Boolean)
        .join(', ');
    },
    [t],
  );
}
