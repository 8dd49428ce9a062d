import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';

export const scaffolderTranslation = TranslationBlueprint.make({
  name: 'scaffolder',
  params: {
    resource: createTranslationResource({
      ref: scaffolderTranslationRef,
      translations: { fr: () => import('../fr/scaffolder') },
    }),
  },
});
