import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@socle/plugin-platform-react';
import { requestReasons, RequestStep } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatList } from '../EnvironmentsVerdict/formatList';

const noParams = {
  number: '',
  checks: '',
  application: '',
  applications: '',
  sync: '',
  health: '',
  total: '',
  namespace: '',
  namespaces: '',
};

/**
 * Why a step is where it is, in the reader's language. What other systems say is in their words, and so is a cause that
 * this page has no sentence for, as a newer backend may have.
 */
export function useStepReason(): (
  step: Pick<RequestStep, 'reason' | 'cause'>,
) => string {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  return ({ reason, cause }) => {
    if (!cause || !Object.hasOwn(requestReasons, cause.id)) {
      return reason;
    }
    const given = Object.fromEntries(
      Object.entries(cause.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : formatList([...value], language),
      ]),
    );
    const said = t(`request.reason.${cause.id}`, { ...noParams, ...given });
    return cause.detail
      ? t('request.said', { reason: said, detail: cause.detail })
      : said;
  };
}
