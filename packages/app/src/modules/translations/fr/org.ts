import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { orgTranslationRef } from '@backstage/plugin-org';

export default createTranslationMessages({
  ref: orgTranslationRef,
  full: true,
  messages: {
    'groupProfileCard.groupNotFound': 'Groupe introuvable',
    'groupProfileCard.editIconButtonTitle': 'Modifier les métadonnées',
    'groupProfileCard.refreshIconButtonTitle':
      'Demander une actualisation de l’entité',
    'groupProfileCard.refreshIconButtonAriaLabel': 'Actualiser',
    'groupProfileCard.listItemTitle.entityRef': 'Référence',
    'groupProfileCard.listItemTitle.email': 'Adresse',
    'groupProfileCard.listItemTitle.parentGroup': 'Groupe parent',
    'groupProfileCard.listItemTitle.childGroups': 'Sous-groupes',
    'membersListCard.cardLabel': 'Page de {{memberName}}',
    'membersListCard.title': 'Membres de {{groupName}}',
    'membersListCard.noMembersDescription': 'Ce groupe n’a pas de membre.',
    'membersListCard.noSearchResult':
      'Aucun membre ne correspond à « {{searchTerm}} ».',
    'membersListCard.aggregateMembersToggle.label': 'Avec les sous-groupes',
    'ownershipCard.title': 'Possessions',
    'ownershipCard.aggregateRelationsToggle.label':
      'Avec les possessions indirectes',
    'userProfileCard.userNotFound': 'Utilisateur introuvable',
    'userProfileCard.editIconButtonTitle': 'Modifier les métadonnées',
    'userProfileCard.listItemTitle.email': 'Adresse',
    'userProfileCard.listItemTitle.memberOf': 'Membre de',
    'userProfileCard.moreGroupButtonTitle': '… et {{number}} de plus',
    'userProfileCard.allGroupDialog.title': 'Tous les groupes de {{name}} :',
    'userProfileCard.allGroupDialog.closeButtonTitle': 'Fermer',
  },
});
