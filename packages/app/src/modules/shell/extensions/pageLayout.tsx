import { PageLayout } from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { SoclePageLayout } from '../SoclePageLayout';

/** Takes the place of the stock layout, whose name it has. */
export const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define =>
    define({ component: PageLayout, loader: () => SoclePageLayout }),
});
