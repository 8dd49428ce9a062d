import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

export const userSettingsTranslation = TranslationBlueprint.make({
  name: 'user-settings',
  params: {
    resource: createTranslationResource({
      ref: userSettingsTranslationRef,
      translations: { fr: () => import('../fr/userSettings') },
    }),
  },
});
