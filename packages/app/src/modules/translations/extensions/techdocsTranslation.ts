import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';

export const techdocsTranslation = TranslationBlueprint.make({
  name: 'techdocs',
  params: {
    resource: createTranslationResource({
      ref: techdocsTranslationRef,
      translations: { fr: () => import('../fr/techdocs') },
    }),
  },
});
