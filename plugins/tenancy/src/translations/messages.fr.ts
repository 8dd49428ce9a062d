import { fieldsMessagesInFrench } from '../fields/translations/fieldsMessages.fr';
import { environmentsMessages } from './fr/environments';
import { requestMessages } from './fr/request';
import { tenantMessages } from './fr/tenant';
import { tenantsMessages } from './fr/tenants';

export default {
  ...environmentsMessages,
  ...tenantsMessages,
  ...tenantMessages,
  ...requestMessages,
  ...fieldsMessagesInFrench,
} as const;
