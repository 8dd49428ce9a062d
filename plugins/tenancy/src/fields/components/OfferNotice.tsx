import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { OfferState } from '../hooks/useOffer';

/** Why somebody cannot ask for tenants at all, as far as is known. */
export function whyNothing(
  state: OfferState,
): 'denied' | 'noOwner' | undefined {
  if (state.status !== 'ready') {
    return undefined;
  }
  const { mayCreate, owners } = state.offer;
  if (!mayCreate) {
    return 'denied';
  }
  return owners.length === 0 ? 'noOwner' : undefined;
}

/** What keeps the form from saying all that it could. */
export function OfferNotice(props: { state: OfferState; onTryAgain(): void }) {
  const { state, onTryAgain } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const tryAgain = (
    <Button size="small" variant="secondary" onPress={onTryAgain}>
      {t('fields.offer.tryAgain')}
    </Button>
  );
  if (state.status === 'failed') {
    return (
      <Alert
        status="warning"
        icon
        mb="4"
        title={t('fields.offer.failed')}
        description={t('fields.offer.failedDescription', {
          message: state.error.message,
        })}
        customActions={tryAgain}
      />
    );
  }
  const reason = whyNothing(state);
  if (reason) {
    return (
      <Alert
        status="info"
        icon
        title={t(`fields.offer.${reason}`)}
        description={t(`fields.offer.${reason}Description`)}
      />
    );
  }
  if (state.status !== 'ready') {
    return null;
  }
  if (!state.offer.profile) {
    return (
      <Alert
        status="warning"
        icon
        mb="4"
        title={t('fields.offer.noProfile')}
        description={t('fields.offer.noProfileDescription')}
        customActions={tryAgain}
      />
    );
  }
  return state.offer.status.staleSince ? (
    <Alert
      status="warning"
      icon
      mb="4"
      title={t('fields.offer.stale')}
      customActions={tryAgain}
    />
  ) : null;
}
