import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';

export const catalogTranslation = TranslationBlueprint.make({
  name: 'catalog',
  params: {
    resource: createTranslationResource({
      ref: catalogTranslationRef,
      translations: { fr: () => import('../fr/catalog') },
    }),
  },
});
