import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes';

export const kubernetesTranslation = TranslationBlueprint.make({
  name: 'kubernetes',
  params: {
    resource: createTranslationResource({
      ref: kubernetesTranslationRef,
      translations: { fr: () => import('../fr/kubernetes') },
    }),
  },
});
