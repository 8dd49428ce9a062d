import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { overviewLayout } from './extensions/overviewLayout';

export const entityModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [overviewLayout],
});
