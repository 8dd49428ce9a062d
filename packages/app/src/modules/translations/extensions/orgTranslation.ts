import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { orgTranslationRef } from '@backstage/plugin-org';

export const orgTranslation = TranslationBlueprint.make({
  name: 'org',
  params: {
    resource: createTranslationResource({
      ref: orgTranslationRef,
      translations: { fr: () => import('../fr/org') },
    }),
  },
});
