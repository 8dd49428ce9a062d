import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { healthApi } from './extensions/healthApi';
import { healthEntityCard } from './extensions/healthEntityCard';
import { healthEntityContent } from './extensions/healthEntityContent';
import { telemetryPage } from './extensions/telemetryPage';
import { tenantEntityCard } from './extensions/tenantEntityCard';
import { tenantEntityContent } from './extensions/tenantEntityContent';
import { rootRouteRef } from './routes';

/**
 * How healthy things are by their own telemetry, and how the telemetry itself is.
 *
 * @public
 */
export const opentelemetryPlugin = createFrontendPlugin({
  pluginId: 'opentelemetry',
  extensions: [
    healthApi,
    healthEntityCard,
    healthEntityContent,
    tenantEntityCard,
    tenantEntityContent,
    telemetryPage,
  ],
  routes: { root: rootRouteRef },
});
