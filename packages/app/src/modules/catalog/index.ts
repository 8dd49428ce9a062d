import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { catalogPage } from './extensions/catalogPage';

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [catalogPage],
});
