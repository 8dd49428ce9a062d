import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs';

export const apiDocsTranslation = TranslationBlueprint.make({
  name: 'api-docs',
  params: {
    resource: createTranslationResource({
      ref: apiDocsTranslationRef,
      translations: { fr: () => import('../fr/apiDocs') },
    }),
  },
});
