import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { oidcAuthApi } from './extensions/oidcAuthApi';
import { signInPage } from './extensions/signInPage';

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage, oidcAuthApi],
});
