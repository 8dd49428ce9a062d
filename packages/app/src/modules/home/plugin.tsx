import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { homePage } from './extensions/homePage';
import { homeRouteRef } from './routes';

export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  extensions: [homePage],
  routes: { root: homeRouteRef },
});
