import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { TenantsIcon } from '../TenantsIcon';
import { TenantsRouter } from '../TenantsRouter';

/** The tenants page with its header, which the older frontend system does not give to pages. */
export function LegacyTenantsPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <>
      <PluginHeader title={t('tenants.title')} icon={<TenantsIcon />} />
      <TenantsRouter />
    </>
  );
}
