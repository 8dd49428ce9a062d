import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { searchReactTranslationRef } from '@backstage/plugin-search-react';

export const searchReactTranslation = TranslationBlueprint.make({
  name: 'search-react',
  params: {
    resource: createTranslationResource({
      ref: searchReactTranslationRef,
      translations: { fr: () => import('../fr/searchReact') },
    }),
  },
});
