import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/**
 * Where things run, and how their namespaces are.
 *
 * @public
 */
export const tenancyPlugin = createFrontendPlugin({
  pluginId: 'tenancy',
  extensions: [],
});
