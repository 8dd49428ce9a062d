import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { darkTheme } from './extensions/darkTheme';
import { lightTheme } from './extensions/lightTheme';

export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [lightTheme, darkTheme],
});
