import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@socle/plugin-argocd-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

type Texts = Readonly<Record<string, string>>;

const has = (texts: Texts, code: string) =>
  Object.hasOwn(texts, code) || Object.hasOwn(texts, `${code}_other`);

/** Says a reason or a cause in general: what is particular to one Application is a dot. The code, where it is none. */
export function useReasonWords(): (code: string) => string {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return useCallback(
    (code: string) => {
      const say = t as unknown as (key: string, values: object) => string;
      const catalogue = has(englishMessages.causes, code)
        ? 'causes'
        : has(englishMessages.reasons, code) && 'reasons';
      return catalogue
        ? say(`${catalogue}.${code}`, { count: 2 })
            .replace(/\{\{count\}\}/g, '…')
            .replace(/\b2\b/, '…')
            .replace(/\{\{\w+\}\}/g, '…')
            .replace(/…\.$/, '…')
        : code;
    },
    [t],
  );
}
