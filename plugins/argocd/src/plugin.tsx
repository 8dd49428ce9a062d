import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { argocdApi } from './extensions/argocdApi';
import { deliveryEntityCard } from './extensions/deliveryEntityCard';
import { deliveryEntityContent } from './extensions/deliveryEntityContent';

/**
 * How things are delivered by Argo CD, live, with the reason why.
 *
 * @public
 */
export const argocdPlugin = createFrontendPlugin({
  pluginId: 'argocd',
  extensions: [argocdApi, deliveryEntityCard, deliveryEntityContent],
});
