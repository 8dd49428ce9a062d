import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { opentelemetryPlugin } from '../src/plugin';
import { EveryState, WholePlatform, WholeTab, WholeTenant } from './EveryState';

const pageOf = (name: string, path: string, element: JSX.Element) =>
  PageBlueprint.make({ name, params: { path, loader: async () => element } });

createDevApp({
  features: [
    // For what its components lead to.
    opentelemetryPlugin,
    createFrontendPlugin({
      pluginId: 'opentelemetry-dev',
      extensions: [
        PageBlueprint.make({
          name: 'entity',
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef,
            loader: async () => <WholeTab />,
          },
        }),
        pageOf('card', '/', <EveryState />),
        pageOf('tab', '/tab', <WholeTab />),
        pageOf('tenant', '/tenant', <WholeTenant />),
        pageOf('platform', '/platform', <WholePlatform />),
      ],
    }),
  ],
});
