/**
 * The same for portals on the older of Backstage's frontend systems.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ArgocdClient, argocdApiRef } from './api';

/** @public */
export const argocdPlugin = createPlugin({
  id: 'argocd',
  apis: [
    createApiFactory({
      api: argocdApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new ArgocdClient(dependencies),
    }),
  ],
});
