import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react';

export default createTranslationMessages({
  ref: scaffolderReactTranslationRef,
  full: true,
  messages: {
    'passwordWidget.content':
      'Ce champ n’est pas sûr. Employez [`ui:field: Secret`](https://backstage.io/docs/features/software-templates/writing-templates/#using-secrets) au lieu de `ui:widget: password`',
    'scaffolderPageContextMenu.moreLabel': 'plus',
    'scaffolderPageContextMenu.createLabel': 'Créer',
    'scaffolderPageContextMenu.editorLabel': 'Gérer les modèles',
    'scaffolderPageContextMenu.actionsLabel': 'Actions installées',
    'scaffolderPageContextMenu.tasksLabel': 'Liste des tâches',
    'scaffolderPageContextMenu.templatingExtensionsLabel':
      'Extensions de modèles',
    'stepper.backButtonText': 'Précédent',
    'stepper.createButtonText': 'Créer',
    'stepper.reviewButtonText': 'Relire',
    'stepper.stepIndexLabel': 'Étape {{index, number}}',
    'stepper.nextButtonText': 'Suivant',
    'templateCategoryPicker.title': 'Catégories',
    'templateCard.noDescription': 'Pas de description',
    'templateCard.chooseButtonText': 'Choisir',
    'cardHeader.detailBtnTitle': 'Voir les détails du modèle',
    'templateOutputs.title': 'Résultat en texte',
    'workflow.noDescription': 'Pas de description',
  },
});
