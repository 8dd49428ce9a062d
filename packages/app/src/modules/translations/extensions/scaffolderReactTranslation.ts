import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';

export const scaffolderReactTranslation = TranslationBlueprint.make({
  name: 'scaffolder-react',
  params: {
    resource: createTranslationResource({
      ref: scaffolderReactTranslationRef,
      translations: { fr: () => import('../fr/scaffolderReact') },
    }),
  },
});
