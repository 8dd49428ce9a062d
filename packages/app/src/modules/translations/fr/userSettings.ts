import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

export default createTranslationMessages({
  ref: userSettingsTranslationRef,
  full: true,
  messages: {
    'languageToggle.title': 'Langue',
    'languageToggle.description': 'Changer de langue',
    'languageToggle.select': 'Choisir la langue {{language}}',
    'themeToggle.title': 'Thème',
    'themeToggle.description': 'Changer l’apparence',
    'themeToggle.select': 'Choisir {{theme}}',
    'themeToggle.selectAuto': 'Suivre le système',
    'themeToggle.names.light': 'Clair',
    'themeToggle.names.dark': 'Sombre',
    'themeToggle.names.auto': 'Auto',
    'signOutMenu.title': 'Se déconnecter',
    'signOutMenu.moreIconTitle': 'plus',
    'pinToggle.title': 'Épingler la barre latérale',
    'pinToggle.description': 'Garder la barre latérale dépliée',
    'pinToggle.switchTitles.unpin': 'Désépingler la barre latérale',
    'pinToggle.switchTitles.pin': 'Épingler la barre latérale',
    'pinToggle.ariaLabelTitle': 'Épingler la barre latérale',
    'identityCard.title': 'Identité',
    'identityCard.noIdentityTitle': 'Pas d’identité',
    'identityCard.userEntity': 'Utilisateur',
    'identityCard.ownershipEntities': 'Ce qui vous appartient, par',
    'defaultProviderSettings.description':
      'Donne accès aux API et aux identités de {{provider}}',
    'emptyProviders.title': 'Aucun fournisseur d’authentification',
    'emptyProviders.description':
      'Ajoutez des fournisseurs d’authentification au portail pour vous en servir.',
    'emptyProviders.action.title':
      'Ouvrez app-config.yaml et changez ce qui est indiqué ci-dessous :',
    'emptyProviders.action.readMoreButtonTitle': 'En savoir plus',
    'providerSettingsItem.title.signIn': 'Se connecter à {{title}}',
    'providerSettingsItem.title.signOut': 'Se déconnecter de {{title}}',
    'providerSettingsItem.buttonTitle.signIn': 'Se connecter',
    'providerSettingsItem.buttonTitle.signOut': 'Se déconnecter',
    'authProviders.title': 'Fournisseurs disponibles',
    'defaultSettingsPage.tabsTitle.general': 'Général',
    'defaultSettingsPage.tabsTitle.authProviders':
      'Fournisseurs d’authentification',
    'defaultSettingsPage.tabsTitle.featureFlags': 'Fonctions à l’essai',
    'featureFlags.title': 'Fonctions à l’essai',
    'featureFlags.description': 'Rechargez la page après un changement',
    'featureFlags.emptyFlags.title': 'Aucune fonction à l’essai',
    'featureFlags.emptyFlags.description':
      'Les plugins peuvent proposer ici des fonctions à l’essai, que chacun active pour soi.',
    'featureFlags.emptyFlags.action.title':
      'Un exemple de déclaration est indiqué ci-dessous :',
    'featureFlags.emptyFlags.action.readMoreButtonTitle': 'En savoir plus',
    'featureFlags.filterTitle': 'Filtrer',
    'featureFlags.clearFilter': 'Effacer le filtre',
    'featureFlags.flagItem.title.disable': 'Désactiver',
    'featureFlags.flagItem.title.enable': 'Activer',
    'featureFlags.flagItem.subtitle.registeredInApplication':
      'Déclarée par l’application',
    'featureFlags.flagItem.subtitle.registeredInPlugin':
      'Déclarée par le plugin {{pluginId}}',
    'settingsLayout.title': 'Paramètres',
    sidebarTitle: 'Paramètres',
    'profileCard.title': 'Profil',
    'appearanceCard.title': 'Apparence',
  },
});
