import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { fieldsMessages } from '../fields/translations/fieldsMessages';
import { environmentsMessages } from './en/environments';
import { requestMessages } from './en/request';
import { tenantMessages } from './en/tenant';
import { tenantsMessages } from './en/tenants';

/**
 * What the tenancy plugin says, in English; French comes along.
 *
 * @public
 */
export const tenancyTranslationRef = createTranslationRef({
  id: 'socle.tenancy',
  messages: {
    ...environmentsMessages,
    ...tenantsMessages,
    ...tenantMessages,
    ...requestMessages,
    fields: fieldsMessages,
  },
  translations: { fr: () => import('./messages.fr') },
});
