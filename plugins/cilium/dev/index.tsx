import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EveryState } from './EveryState';

createDevApp({
  features: [
    createFrontendPlugin({
      pluginId: 'cilium-dev',
      extensions: [
        PageBlueprint.make({
          params: { path: '/', loader: async () => <EveryState /> },
        }),
      ],
    }),
  ],
});
