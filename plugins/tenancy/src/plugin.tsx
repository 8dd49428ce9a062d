import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { environmentsEntityCard } from './extensions/environmentsEntityCard';
import { tenancyApi } from './extensions/tenancyApi';
import { tenantEntityCard } from './extensions/tenantEntityCard';
import { tenantFormField } from './extensions/tenantFormField';
import { tenantsPage } from './extensions/tenantsPage';
import {
  createFromTemplateRouteRef,
  requestRouteRef,
  rootRouteRef,
  tenantRouteRef,
} from './routes';

/**
 * Tenants: what they have and cost, where things run in them, and how their namespaces are.
 *
 * @public
 */
export const tenancyPlugin = createFrontendPlugin({
  pluginId: 'tenancy',
  extensions: [
    tenancyApi,
    environmentsEntityCard,
    tenantEntityCard,
    tenantsPage,
    tenantFormField,
  ],
  routes: {
    root: rootRouteRef,
    tenant: tenantRouteRef,
    request: requestRouteRef,
  },
  externalRoutes: {
    createFromTemplate: createFromTemplateRouteRef,
  },
});
