import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { kubernetesTranslationRef } from '@backstage/plugin-kubernetes';

export default createTranslationMessages({
  ref: kubernetesTranslationRef,
  full: true,
  messages: {
    'kubernetesContentPage.permissionAlert.title': 'Permission requise',
    'kubernetesContentPage.permissionAlert.message':
      'Pour voir les objets Kubernetes, demandez à qui administre le portail les permissions « kubernetes.clusters.read » et « kubernetes.resources.read ».',
    'kubernetesContentPage.title': 'Vos clusters',
    'kubernetesContentPage.emptyState.title': 'Aucune ressource Kubernetes',
    'kubernetesContentPage.emptyState.description':
      'Aucun cluster connu n’a de ressource de {{entityName}}',
    'entityContent.title': 'Kubernetes',
  },
});
