import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';

export default createTranslationMessages({
  ref: catalogReactTranslationRef,
  full: true,
  messages: {
    'catalogFilter.title': 'Filtres',
    'catalogFilter.buttonTitle': 'Filtres',
    'entityKindPicker.title': 'Genre',
    'entityKindPicker.errorMessage':
      'Les genres d’entités n’ont pas pu être lus',
    'entityLifecyclePicker.title': 'Cycle de vie',
    'entityNamespacePicker.title': 'Espace de noms',
    'entityOwnerPicker.title': 'Propriétaire',
    'entityProcessingStatusPicker.title': 'État du traitement',
    'entityTagPicker.title': 'Étiquettes',
    'entityPeekAheadPopover.title':
      'Ouvrez l’entité pour voir toutes ses étiquettes.',
    'entityPeekAheadPopover.emailCardAction.title': 'Écrire à {{email}}',
    'entityPeekAheadPopover.emailCardAction.subTitle': 'mailto {{email}}',
    'entityPeekAheadPopover.emailCardAction.ariaLabel': 'Écrire',
    'entityPeekAheadPopover.entityCardActionsAriaLabel': 'Afficher',
    'entityPeekAheadPopover.entityCardActionsTitle': 'Afficher les détails',
    'entitySearchBar.placeholder': 'Rechercher',
    'entityTypePicker.title': 'Type',
    'entityTypePicker.errorMessage':
      'Les types d’entités n’ont pas pu être lus',
    'entityTypePicker.optionAllTitle': 'tous',
    'favoriteEntity.addToFavorites': 'Ajouter aux favoris',
    'favoriteEntity.removeFromFavorites': 'Retirer des favoris',
    'inspectEntityDialog.title': 'Inspecteur d’entité',
    'inspectEntityDialog.closeButtonTitle': 'Fermer',
    'inspectEntityDialog.ancestryPage.title': 'Ascendance',
    'inspectEntityDialog.ancestryPage.description':
      'Voici l’ascendance de cette entité : la ou les chaînes d’entités dont {{processorsLink}} d’autres, jusqu’à celle-ci. C’est un tout autre mécanisme que les relations.',
    'inspectEntityDialog.ancestryPage.processorsLink':
      'les processeurs ont émis',
    'inspectEntityDialog.colocatedPage.title': 'Voisinage',
    'inspectEntityDialog.colocatedPage.description':
      'Voici les entités qui viennent de la même source que celle-ci (le même fichier YAML, par exemple) ou de la même origine (l’adresse inscrite au départ).',
    'inspectEntityDialog.colocatedPage.alertNoLocation':
      'L’entité ne dit pas d’où elle vient.',
    'inspectEntityDialog.colocatedPage.alertNoEntity':
      'Aucune autre entité ne vient de cet emplacement.',
    'inspectEntityDialog.colocatedPage.locationHeader': 'Au même emplacement',
    'inspectEntityDialog.colocatedPage.originHeader': 'De la même origine',
    'inspectEntityDialog.colocatedPage.entityListAriaLabel': 'Entités voisines',
    'inspectEntityDialog.jsonPage.title': 'L’entité en JSON',
    'inspectEntityDialog.jsonPage.description':
      'Les données brutes de l’entité, telles que le catalogue les donne, en JSON.',
    'inspectEntityDialog.overviewPage.title': 'Vue d’ensemble',
    'inspectEntityDialog.overviewPage.relation.title': 'Relations',
    'inspectEntityDialog.overviewPage.status.title': 'État',
    'inspectEntityDialog.overviewPage.identity.title': 'Identité',
    'inspectEntityDialog.overviewPage.metadata.title': 'Métadonnées',
    'inspectEntityDialog.overviewPage.annotations': 'Annotations',
    'inspectEntityDialog.overviewPage.labels': 'Labels',
    'inspectEntityDialog.overviewPage.tags': 'Étiquettes',
    'inspectEntityDialog.overviewPage.copyAriaLabel': 'Copier {{label}}',
    'inspectEntityDialog.overviewPage.copiedStatus': 'Copié',
    'inspectEntityDialog.overviewPage.helpLinkAriaLabel': 'En savoir plus',
    'inspectEntityDialog.yamlPage.title': 'L’entité en YAML',
    'inspectEntityDialog.yamlPage.description':
      'Les données brutes de l’entité, telles que le catalogue les donne, en YAML.',
    'inspectEntityDialog.tabNames.overview': 'Vue d’ensemble',
    'inspectEntityDialog.tabNames.ancestry': 'Ascendance',
    'inspectEntityDialog.tabNames.colocated': 'Voisinage',
    'inspectEntityDialog.tabNames.json': 'JSON brut',
    'inspectEntityDialog.tabNames.yaml': 'YAML brut',
    'inspectEntityDialog.tabsAriaLabel': 'Vues de l’inspecteur',
    'unregisterEntityDialog.title': 'Désinscrire cette entité ?',
    'unregisterEntityDialog.cancelButtonTitle': 'Annuler',
    'unregisterEntityDialog.deleteButtonTitle': 'Supprimer l’entité',
    'unregisterEntityDialog.deleteEntitySuccessMessage':
      'Entité {{entityName}} retirée',
    'unregisterEntityDialog.bootstrapState.title':
      'Cette entité ne peut pas être désinscrite : elle vient d’une configuration protégée (emplacement « {{location}} »). Si c’est une erreur, contactez qui administre {{appTitle}}.',
    'unregisterEntityDialog.bootstrapState.advancedDescription':
      'Vous pouvez supprimer l’entité elle-même du catalogue. Ne le faites que si son fichier a été supprimé ou déplacé : sinon elle réapparaît à la prochaine actualisation.',
    'unregisterEntityDialog.bootstrapState.advancedOptions': 'Options avancées',
    'unregisterEntityDialog.onlyDeleteStateTitle':
      'Cette entité ne vient d’aucun emplacement inscrit. Vous ne pouvez que la supprimer du catalogue.',
    'unregisterEntityDialog.unregisterState.title':
      'Cette action désinscrit les entités suivantes :',
    'unregisterEntityDialog.unregisterState.subTitle':
      'À l’emplacement suivant :',
    'unregisterEntityDialog.unregisterState.description':
      'Pour revenir en arrière, inscrivez l’entité de nouveau dans {{appTitle}}.',
    'unregisterEntityDialog.unregisterState.unregisterButtonTitle':
      'Désinscrire l’emplacement',
    'unregisterEntityDialog.unregisterState.advancedOptions':
      'Options avancées',
    'unregisterEntityDialog.unregisterState.advancedDescription':
      'Vous pouvez aussi supprimer l’entité elle-même du catalogue. Ne le faites que si son fichier a été supprimé ou déplacé : sinon elle réapparaît à la prochaine actualisation.',
    'unregisterEntityDialog.errorStateTitle': 'Erreur interne : état inconnu',
    'userListPicker.defaultOrgName': 'Entreprise',
    'userListPicker.personalFilter.title': 'Personnel',
    'userListPicker.personalFilter.ownedLabel': 'À moi',
    'userListPicker.personalFilter.starredLabel': 'Favoris',
    'userListPicker.orgFilterAllLabel': 'Tout',
    'entityTableColumnTitle.name': 'Nom',
    'entityTableColumnTitle.system': 'Système',
    'entityTableColumnTitle.owner': 'Propriétaire',
    'entityTableColumnTitle.type': 'Type',
    'entityTableColumnTitle.lifecycle': 'Cycle de vie',
    'entityTableColumnTitle.namespace': 'Espace de noms',
    'entityTableColumnTitle.description': 'Description',
    'entityTableColumnTitle.tags': 'Étiquettes',
    'entityTableColumnTitle.targets': 'Cibles',
    'entityTableColumnTitle.title': 'Titre',
    'entityTableColumnTitle.label': 'Label',
    'entityTableColumnTitle.domain': 'Domaine',
    'entityRelationCard.emptyHelpLinkTitle': 'Comment changer cela',
    'missingAnnotationEmptyState.title': 'Annotation manquante',
    'missingAnnotationEmptyState.readMore': 'En savoir plus',
    'missingAnnotationEmptyState.annotationYaml':
      'Ajoutez l’annotation au YAML de votre {{entityKind}}, comme dans l’exemple ci-dessous :',
    'missingAnnotationEmptyState.generateDescription_one':
      'L’annotation {{annotations}} manque. Ajoutez-la à votre {{entityKind}} pour activer cet outil.',
    'missingAnnotationEmptyState.generateDescription_other':
      'Les annotations {{annotations}} manquent. Ajoutez-les à votre {{entityKind}} pour activer cet outil.',
  },
});
