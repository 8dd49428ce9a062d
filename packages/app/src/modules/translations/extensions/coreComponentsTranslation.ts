import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';

export const coreComponentsTranslation = TranslationBlueprint.make({
  name: 'core-components',
  params: {
    resource: createTranslationResource({
      ref: coreComponentsTranslationRef,
      translations: { fr: () => import('../fr/coreComponents') },
    }),
  },
});
