import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { ActState } from './useAct';

/** What came of an action, as far as the portal knows. */
export function Outcome({ state }: { state: ActState }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  switch (state.status) {
    case 'accepted':
      return (
        <Alert
          role="status"
          status="info"
          icon
          title={state.wasTried ? t('actions.tried') : t('actions.accepted')}
        />
      );
    case 'refused':
      return (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('actions.refused')}
          description={words.refusal(state.refusal)}
        />
      );
    case 'failed':
      return (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('actions.failed')}
          description={t('actions.failedDescription', {
            message: state.error.message,
          })}
        />
      );
    default:
      return null;
  }
}
