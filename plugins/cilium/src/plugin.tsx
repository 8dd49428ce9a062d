import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { ciliumApi } from './extensions/ciliumApi';
import { networkEntityCard } from './extensions/networkEntityCard';
import { networkEntityContent } from './extensions/networkEntityContent';

/**
 * What Cilium lets through and what it refused, why, and the change that lets it through.
 *
 * @public
 */
export const ciliumPlugin = createFrontendPlugin({
  pluginId: 'cilium',
  extensions: [ciliumApi, networkEntityCard, networkEntityContent],
});
