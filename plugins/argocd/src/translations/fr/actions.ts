export const actionMessages = {
  'actions.label': 'Ce qu’Argo CD peut en faire',
  'actions.sync': 'Synchroniser',
  'actions.refresh': 'Actualiser',
  'actions.hardRefresh': 'Actualiser sans cache',
  'actions.terminate': 'Arrêter l’opération',
  'actions.rollback': 'Revenir en arrière',
  'actions.confirmPrune': 'Confirmer la suppression',
  'actions.cannot': '{{action}} : {{reason}}',
  'actions.notAllowed':
    'Vous pouvez la voir, mais pas agir. Son propriétaire peut vous l’accorder.',
  'actions.onlyRefresh':
    'Vous pouvez demander à Argo CD de regarder à nouveau, mais rien changer. Son propriétaire peut vous l’accorder.',
  'actions.noApi':
    'Le portail ne peut pas agir : aucune API de cet Argo CD n’est configurée.',
  'actions.noToken':
    'Le portail ne peut pas agir : il n’a pas de jeton pour le projet {{project}}.',
  'actions.cancel': 'Annuler',
  'actions.close': 'Fermer',
  'actions.failed': 'Cela n’a pas fonctionné.',
  'actions.failedDescription': 'Le portail a répondu : {{message}}',
  'actions.refused': 'C’est impossible en ce moment.',
  'actions.accepted': 'Argo CD l’a pris en charge. La suite se lit ici.',
  'actions.tried':
    'Argo CD essaie et ne change rien. Le résultat se lit sous « La synchronisation ».',
  'actions.syncTitle': 'Synchroniser {{name}}',
  'actions.syncDescription':
    'Argo CD applique ce que dit Git dans {{namespace}} sur {{cluster}}.',
  'actions.tryFirst': 'Essayer d’abord',
  'actions.syncNow': 'Synchroniser {{name}}',
  'actions.options': 'Options',
  'actions.prune': 'Supprimer ce qui n’est plus dans Git',
  'actions.force': 'Supprimer et recréer ce qui ne peut pas être modifié',
  'actions.serverSide': 'Appliquer côté serveur',
  'actions.outOfSyncOnly': 'Seulement ce qui diffère',
  'actions.pruneLoss_one':
    '{{count}} objet est supprimé du cluster : {{objects}}.',
  'actions.pruneLoss_other':
    '{{count}} objets sont supprimés du cluster : {{objects}}.',
  'actions.forceLoss':
    'Ce qui ne peut pas être modifié est d’abord supprimé : il manque jusqu’à sa recréation, avec les données qu’il contient.',
  'actions.typeName': 'Tapez {{name}} pour confirmer',
  'actions.resources': 'Quels objets',
  'actions.allResources': 'Tous',
  'actions.chosenResources': 'Seulement certains ; les hooks ne tournent pas',
  'actions.rollbackTitle': 'Ramener {{name}} en arrière',
  'actions.rollbackDescription':
    'Argo CD applique de nouveau {{revision}}, déployé {{time}}. Git ne change pas : annulez-y aussi, sinon la prochaine synchronisation ramène le plus récent.',
  'actions.rollbackNow': 'Revenir à {{revision}}',
  'actions.hardRefreshTitle': 'Actualiser {{name}} sans cache',
  'actions.hardRefreshDescription':
    'Argo CD refait le rendu de tous les manifestes, ce qui lui coûte bien plus qu’une actualisation.',
  'actions.hardRefreshNow': 'Actualiser sans cache',
  'actions.terminateTitle': 'Arrêter l’opération de {{name}}',
  'actions.terminateDescription':
    'Ce qui est appliqué reste ; la suite ne l’est pas.',
  'actions.terminateNow': 'Arrêter l’opération',
  'actions.confirmPruneTitle': 'Confirmer la suppression dans {{name}}',
  'actions.confirmPruneDescription': 'Ces objets sont supprimés du cluster :',
  'actions.confirmPruneWhole':
    'L’Application est en cours de suppression, et ce qu’elle gère part avec elle.',
  'actions.confirmPruneNow': 'Confirmer la suppression',
  'revert.title': 'Ramener {{name}} à {{revision}} dans Git',
  'revert.loading': 'Lecture de ce qui changerait',
  'revert.description':
    'Une pull request sur {{repository}} ramène {{path}}, sur la branche {{branch}}, à ce qu’il était en {{revision}}. Rien ne change avant qu’on la fusionne.',
  'revert.pinDescription':
    'Une pull request sur {{repository}} fait à nouveau nommer {{revision}} par {{path}}, sur la branche {{branch}}. Rien ne change avant qu’on la fusionne.',
  'revert.there': 'Il y en a déjà une :',
  'revert.files': 'Ce que la pull request change',
  'revert.request': '#{{number}} {{title}}',
  'revert.propose': 'Ouvrir la pull request',
  'revert.update': 'Mettre la pull request à jour',
  'revert.proposed':
    'La pull request est ouverte. Argo CD l’applique dès qu’elle est fusionnée.',
  'revert.unchanged': 'La pull request contient déjà tout.',
  'revert.cannot': 'Il n’y a rien à proposer.',
  'revert.denied':
    'Vous ne pouvez pas la ramener. Son propriétaire peut vous l’accorder.',
  'revert.failed': 'Ce qui changerait n’a pas pu être lu.',
} as const;
