import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { apiDocsTranslation } from './extensions/apiDocsTranslation';
import { catalogTranslation } from './extensions/catalogTranslation';
import { catalogGraphTranslation } from './extensions/catalogGraphTranslation';
import { catalogReactTranslation } from './extensions/catalogReactTranslation';
import { coreComponentsTranslation } from './extensions/coreComponentsTranslation';
import { kubernetesTranslation } from './extensions/kubernetesTranslation';
import { kubernetesReactTranslation } from './extensions/kubernetesReactTranslation';
import { notificationsTranslation } from './extensions/notificationsTranslation';
import { orgTranslation } from './extensions/orgTranslation';
import { scaffolderTranslation } from './extensions/scaffolderTranslation';
import { scaffolderReactTranslation } from './extensions/scaffolderReactTranslation';
import { searchTranslation } from './extensions/searchTranslation';
import { searchReactTranslation } from './extensions/searchReactTranslation';
import { techdocsTranslation } from './extensions/techdocsTranslation';
import { userSettingsTranslation } from './extensions/userSettingsTranslation';

/** French for the plugins that are not ours; ours bring their own. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    apiDocsTranslation,
    catalogTranslation,
    catalogGraphTranslation,
    catalogReactTranslation,
    coreComponentsTranslation,
    kubernetesTranslation,
    kubernetesReactTranslation,
    notificationsTranslation,
    orgTranslation,
    scaffolderTranslation,
    scaffolderReactTranslation,
    searchTranslation,
    searchReactTranslation,
    techdocsTranslation,
    userSettingsTranslation,
  ],
});
