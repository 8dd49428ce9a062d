import { createRouteRef } from '@backstage/core-plugin-api';

/** The page with the telemetry of all clusters. */
export const rootRouteRef = createRouteRef({ id: 'opentelemetry' });
