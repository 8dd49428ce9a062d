import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';

export default createTranslationMessages({
  ref: coreComponentsTranslationRef,
  full: true,
  messages: {
    'signIn.title': 'Se connecter',
    'signIn.loginFailed': 'La connexion a échoué',
    'signIn.customProvider.title': 'Utilisateur libre',
    'signIn.customProvider.subtitle':
      'Saisissez votre identifiant et vos preuves d’identité.\n Ce choix n’est pas conservé.',
    'signIn.customProvider.userId': 'Identifiant',
    'signIn.customProvider.tokenInvalid':
      'Le jeton n’est pas un JWT OpenID Connect valide',
    'signIn.customProvider.continue': 'Continuer',
    'signIn.customProvider.idToken': 'Jeton d’identité (facultatif)',
    'signIn.guestProvider.title': 'Invité',
    'signIn.guestProvider.subtitle':
      'Entrer en tant qu’invité.\n Votre identité n’est pas vérifiée : certaines fonctions peuvent manquer.',
    'signIn.guestProvider.enter': 'Entrer',
    skipToContent: 'Aller au contenu',
    'copyTextButton.tooltipText': 'Texte copié',
    'simpleStepper.reset': 'Recommencer',
    'simpleStepper.finish': 'Terminer',
    'simpleStepper.next': 'Suivant',
    'simpleStepper.skip': 'Passer',
    'simpleStepper.back': 'Précédent',
    'errorPage.subtitle': 'Erreur {{status}} : {{statusMessage}}',
    'errorPage.title':
      'Cette page n’existe pas, ou vous ne pouvez pas la voir.',
    'errorPage.goBack': 'Revenir en arrière',
    'errorPage.showMoreDetails': 'Afficher les détails',
    'errorPage.showLessDetails': 'Masquer les détails',
    'emptyState.missingAnnotation.title': 'Annotation manquante',
    'emptyState.missingAnnotation.actionTitle':
      'Ajoutez l’annotation au YAML de votre composant, comme dans l’exemple ci-dessous :',
    'emptyState.missingAnnotation.readMore': 'En savoir plus',
    'supportConfig.default.title': 'Assistance non configurée',
    'supportConfig.default.linkTitle':
      'Ajoutez la clé `app.support` à la configuration',
    'errorBoundary.title': 'Contactez {{slackChannel}} pour obtenir de l’aide.',
    'oauthRequestDialog.title': 'Connexion requise',
    'oauthRequestDialog.authRedirectTitle':
      'Vous allez être redirigé vers la page de connexion.',
    'oauthRequestDialog.login': 'Se connecter',
    'oauthRequestDialog.rejectAll': 'Tout refuser',
    'oauthRequestDialog.message':
      'Connectez-vous pour que {{appTitle}} accède à {{provider}} en votre nom.',
    'supportButton.title': 'Assistance',
    'supportButton.close': 'Fermer',
    'table.filter.title': 'Filtres',
    'table.filter.clearAll': 'Tout effacer',
    'table.filter.placeholder': 'Tous les résultats',
    'table.body.emptyDataSourceMessage': 'Rien à afficher',
    'table.pagination.firstTooltip': 'Première page',
    'table.pagination.labelDisplayedRows': '{from}-{to} sur {count}',
    'table.pagination.labelRowsSelect': 'lignes',
    'table.pagination.lastTooltip': 'Dernière page',
    'table.pagination.nextTooltip': 'Page suivante',
    'table.pagination.previousTooltip': 'Page précédente',
    'table.toolbar.search': 'Filtrer',
    'table.header.actions': 'Actions',
    'alertDisplay.message_one': '({{ count }} message plus récent)',
    'alertDisplay.message_other': '({{ count }} messages plus récents)',
    'autoLogout.stillTherePrompt.title': 'Déconnexion pour inactivité',
    'autoLogout.stillTherePrompt.buttonText': 'Rester connecté',
    'dependencyGraph.fullscreenTooltip': 'Plein écran',
    'proxiedSignInPage.title':
      'Vous ne semblez pas connecté. Rechargez la page.',
    'logViewer.downloadBtn.tooltip': 'Télécharger les journaux',
    'logViewer.copyBtn.tooltip': 'Copier les journaux',
    'logViewer.searchField.placeholder': 'Rechercher',
  },
});
