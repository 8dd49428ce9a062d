import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { searchTranslationRef } from '@backstage/plugin-search';

export const searchTranslation = TranslationBlueprint.make({
  name: 'search',
  params: {
    resource: createTranslationResource({
      ref: searchTranslationRef,
      translations: { fr: () => import('../fr/search') },
    }),
  },
});
