import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';

export const catalogGraphTranslation = TranslationBlueprint.make({
  name: 'catalog-graph',
  params: {
    resource: createTranslationResource({
      ref: catalogGraphTranslationRef,
      translations: { fr: () => import('../fr/catalogGraph') },
    }),
  },
});
