import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { kubernetesContent } from './extensions/kubernetesContent';

export const kubernetesModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [kubernetesContent],
});
