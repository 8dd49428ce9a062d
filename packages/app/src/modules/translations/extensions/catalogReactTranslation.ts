import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';

export const catalogReactTranslation = TranslationBlueprint.make({
  name: 'catalog-react',
  params: {
    resource: createTranslationResource({
      ref: catalogReactTranslationRef,
      translations: { fr: () => import('../fr/catalogReact') },
    }),
  },
});
