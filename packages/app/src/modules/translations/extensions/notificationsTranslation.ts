import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';

export const notificationsTranslation = TranslationBlueprint.make({
  name: 'notifications',
  params: {
    resource: createTranslationResource({
      ref: notificationsTranslationRef,
      translations: { fr: () => import('../fr/notifications') },
    }),
  },
});
