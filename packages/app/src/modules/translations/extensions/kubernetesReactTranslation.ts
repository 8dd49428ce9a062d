import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { kubernetesReactTranslationRef } from '@backstage/plugin-kubernetes-react';

export const kubernetesReactTranslation = TranslationBlueprint.make({
  name: 'kubernetes-react',
  params: {
    resource: createTranslationResource({
      ref: kubernetesReactTranslationRef,
      translations: { fr: () => import('../fr/kubernetesReact') },
    }),
  },
});
