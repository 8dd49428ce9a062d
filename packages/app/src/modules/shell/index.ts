import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { documentLanguage } from './extensions/documentLanguage';
import { pageLayout } from './extensions/pageLayout';

export const shellModule = createFrontendModule({
  pluginId: 'app',
  extensions: [documentLanguage, pageLayout],
});
