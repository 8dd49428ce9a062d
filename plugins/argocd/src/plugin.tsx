import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { argocdApi } from './extensions/argocdApi';
import { deliveryEntityCard } from './extensions/deliveryEntityCard';
import { deliveryEntityContent } from './extensions/deliveryEntityContent';
import { deliveryPage } from './extensions/deliveryPage';
import { applicationRouteRef, rootRouteRef } from './routes';

/**
 * How things are delivered by Argo CD, live, with the reason why.
 *
 * @public
 */
export const argocdPlugin = createFrontendPlugin({
  pluginId: 'argocd',
  extensions: [
    argocdApi,
    deliveryEntityCard,
    deliveryEntityContent,
    deliveryPage,
  ],
  routes: {
    root: rootRouteRef,
    application: applicationRouteRef,
  },
});
