import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { environmentsEntityCard } from './extensions/environmentsEntityCard';
import { tenancyApi } from './extensions/tenancyApi';
import { tenantFormField } from './extensions/tenantFormField';

/**
 * Where things run, and how their namespaces are.
 *
 * @public
 */
export const tenancyPlugin = createFrontendPlugin({
  pluginId: 'tenancy',
  extensions: [tenancyApi, environmentsEntityCard, tenantFormField],
});
