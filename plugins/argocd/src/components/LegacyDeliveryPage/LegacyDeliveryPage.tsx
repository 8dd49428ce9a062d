import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { DeliveryIcon } from '../DeliveryIcon';
import { DeliveryRouter } from '../DeliveryRouter';

/** The delivery page with its header, which the older frontend system does not give to pages. */
export function LegacyDeliveryPage() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <>
      <PluginHeader title={t('fleet.title')} icon={<DeliveryIcon />} />
      <DeliveryRouter />
    </>
  );
}
