import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder';

/** What who creates something sees; the editor of templates, for their authors, stays in English. */
export default createTranslationMessages({
  ref: scaffolderTranslationRef,
  full: false,
  messages: {
    'aboutCard.launchTemplate': 'Lancer le modèle',
    'actionsPage.title': 'Actions installées',
    'actionsPage.pageTitle': 'Créer',
    'actionsPage.subtitle': 'Toutes les actions installées',
    'actionsPage.content.emptyState.title': 'Rien à afficher',
    'actionsPage.content.emptyState.description':
      'Aucune action n’est installée, ou le serveur n’a pas répondu.',
    'actionsPage.content.searchFieldPlaceholder': 'Rechercher une action',
    'actionsPage.action.input': 'Entrée',
    'actionsPage.action.output': 'Sortie',
    'actionsPage.action.examples': 'Exemples',
    'fields.entityNamePicker.title': 'Nom',
    'fields.entityNamePicker.description': 'Nom unique du composant',
    'fields.entityPicker.title': 'Entité',
    'fields.entityPicker.description': 'Une entité du catalogue',
    'fields.entityTagsPicker.title': 'Étiquettes',
    'fields.entityTagsPicker.description':
      'Ajoutez des étiquettes avec la touche Entrée. Format : [a-z0-9+#] séparés par [-], 63 caractères au plus',
    'fields.multiEntityPicker.title': 'Entités',
    'fields.multiEntityPicker.description': 'Des entités du catalogue',
    'fields.myGroupsPicker.title': 'Groupe',
    'fields.myGroupsPicker.description': 'Un de vos groupes',
    'fields.ownedEntityPicker.title': 'Entité',
    'fields.ownedEntityPicker.description': 'Une entité qui est à vous',
    'fields.ownerPicker.title': 'Propriétaire',
    'fields.ownerPicker.description': 'À qui est le composant',
    'fields.azureRepoPicker.organization.title': 'Organisation',
    'fields.azureRepoPicker.organization.description':
      'L’organisation à qui sera ce dépôt',
    'fields.azureRepoPicker.project.title': 'Projet',
    'fields.azureRepoPicker.project.description':
      'Le projet à qui sera ce dépôt',
    'fields.bitbucketRepoPicker.workspaces.title': 'Espaces autorisés',
    'fields.bitbucketRepoPicker.workspaces.inputTitle': 'Espaces',
    'fields.bitbucketRepoPicker.workspaces.description':
      'L’espace à qui sera ce dépôt',
    'fields.bitbucketRepoPicker.project.title': 'Projets autorisés',
    'fields.bitbucketRepoPicker.project.inputTitle': 'Projets',
    'fields.bitbucketRepoPicker.project.description':
      'Le projet à qui sera ce dépôt',
    'fields.gerritRepoPicker.owner.title': 'Propriétaire',
    'fields.gerritRepoPicker.owner.description':
      'À qui est le projet (facultatif)',
    'fields.gerritRepoPicker.parent.title': 'Parent',
    'fields.gerritRepoPicker.parent.description':
      'Le projet parent de ce dépôt',
    'fields.giteaRepoPicker.owner.title': 'Propriétaires possibles',
    'fields.giteaRepoPicker.owner.inputTitle': 'Propriétaire',
    'fields.giteaRepoPicker.owner.description':
      'L’espace Gitea à qui sera ce dépôt : une organisation, un groupe ou une personne.',
    'fields.githubRepoPicker.owner.title': 'Propriétaires possibles',
    'fields.githubRepoPicker.owner.inputTitle': 'Propriétaire',
    'fields.githubRepoPicker.owner.description':
      'L’organisation ou la personne à qui sera ce dépôt',
    'fields.gitlabRepoPicker.owner.title': 'Propriétaires possibles',
    'fields.gitlabRepoPicker.owner.inputTitle': 'Propriétaire',
    'fields.gitlabRepoPicker.owner.description':
      'L’espace GitLab à qui sera ce dépôt : un groupe, un sous-groupe ou une personne.',
    'fields.repoUrlPicker.host.title': 'Forge',
    'fields.repoUrlPicker.host.description': 'La forge où le dépôt sera créé',
    'fields.repoUrlPicker.repository.title': 'Dépôts disponibles',
    'fields.repoUrlPicker.repository.inputTitle': 'Dépôt',
    'fields.repoUrlPicker.repository.description': 'Le nom du dépôt',
    'fields.repoOwnerPicker.title': 'Propriétaire',
    'fields.repoOwnerPicker.description': 'À qui est le dépôt',
    'listTaskPage.title': 'Tâches',
    'listTaskPage.pageTitle': 'Tâches',
    'listTaskPage.subtitle': 'Toutes les tâches lancées',
    'listTaskPage.content.emptyState.title': 'Rien à afficher',
    'listTaskPage.content.emptyState.description':
      'Il n’y a pas de tâche, ou le serveur n’a pas répondu.',
    'listTaskPage.content.tableTitle': 'Tâches',
    'listTaskPage.content.tableCell.taskID': 'Tâche',
    'listTaskPage.content.tableCell.template': 'Modèle',
    'listTaskPage.content.tableCell.created': 'Créée',
    'listTaskPage.content.tableCell.owner': 'Par',
    'listTaskPage.content.tableCell.status': 'État',
    'ownerListPicker.title': 'À qui est la tâche',
    'ownerListPicker.options.owned': 'À moi',
    'ownerListPicker.options.all': 'Toutes',
    'ongoingTask.title': 'Exécution de',
    'ongoingTask.pageTitle.hasTemplateName': 'Exécution de {{templateName}}',
    'ongoingTask.pageTitle.noTemplateName': 'Exécution',
    'ongoingTask.subtitle': 'Tâche {{taskId}}',
    'ongoingTask.cancelButtonTitle': 'Annuler',
    'ongoingTask.retryButtonTitle': 'Réessayer',
    'ongoingTask.startOverButtonTitle': 'Recommencer',
    'ongoingTask.hideLogsButtonTitle': 'Masquer les journaux',
    'ongoingTask.showLogsButtonTitle': 'Afficher les journaux',
    'ongoingTask.contextMenu.moreOptions': 'Plus d’options',
    'ongoingTask.contextMenu.hideLogs': 'Masquer les journaux',
    'ongoingTask.contextMenu.showLogs': 'Afficher les journaux',
    'ongoingTask.contextMenu.hideButtonBar': 'Masquer les boutons',
    'ongoingTask.contextMenu.retry': 'Réessayer',
    'ongoingTask.contextMenu.showButtonBar': 'Afficher les boutons',
    'ongoingTask.contextMenu.startOver': 'Recommencer',
    'ongoingTask.contextMenu.cancel': 'Annuler',
    'templateTypePicker.title': 'Catégories',
    'templateIntroPage.title': 'Gérer les modèles',
    'templateIntroPage.subtitle':
      'Modifier et essayer les modèles, leurs formulaires et leurs champs',
    'templateListPage.title': 'Créer',
    'templateListPage.subtitle':
      'Ce qui se crée ici, à partir des modèles de votre organisation',
    'templateListPage.pageTitle': 'Créer',
    'templateListPage.templateGroups.defaultTitle': 'Modèles',
    'templateListPage.templateGroups.otherTitle': 'Autres modèles',
    'templateListPage.contentHeader.registerExistingButtonTitle':
      'Inscrire un composant existant',
    'templateListPage.contentHeader.supportButtonTitle':
      'Créez des services, des sites ou de la documentation à partir de modèles.',
    'templateListPage.additionalLinksForEntity.viewTechDocsTitle':
      'Voir la documentation',
    'templateWizardPage.title': 'Créer',
    'templateWizardPage.subtitle':
      'Ce qui se crée ici, à partir des modèles de votre organisation',
    'templateWizardPage.pageTitle': 'Créer',
    'templateWizardPage.templateWithTitle': 'Créer : {{templateTitle}}',
    'templateWizardPage.pageContextMenu.editConfigurationTitle':
      'Modifier la configuration',
    'templateEditorPage.taskStatusStepper.skippedStepTitle': 'Passée',
  },
});
