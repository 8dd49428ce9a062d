import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './modules/catalog';
import { entityModule } from './modules/entity';
import { homePlugin } from './modules/home';
import { kubernetesModule } from './modules/kubernetes';
import { navModule } from './modules/nav';
import { shellModule } from './modules/shell';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';
import { translationsModule } from './modules/translations';

/** What is installed beyond this is found by `app.packages: all` among the dependencies of this package. */
export const app = createApp({
  features: [
    themeModule,
    catalogModule,
    entityModule,
    kubernetesModule,
    navModule,
    shellModule,
    signInModule,
    translationsModule,
    homePlugin,
  ],
});
