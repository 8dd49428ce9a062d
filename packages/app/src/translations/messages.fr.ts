export default {
  'navigation.menu': 'Menu',
  'navigation.home': 'Accueil',
  'navigation.catalog': 'Catalogue',
  'navigation.tenants': 'Espaces',
  'navigation.apis': 'API',
  'navigation.docs': 'Documentation',
  'navigation.create': 'Créer',
  'navigation.search': 'Rechercher',
  'navigation.settings': 'Paramètres',
  'navigation.notifications': 'Notifications',
  'navigation.logo': 'Socle, accueil',
  'signIn.title': 'Qui êtes-vous aujourd’hui ?',
  'signIn.introduction':
    'Ce portail tourne sur une plateforme d’essai. Choisissez une personne : vous voyez ce qu’elle voit, et pouvez ce qu’elle peut.',
  'signIn.as': 'Se connecter en tant que {{name}}',
  'signIn.failed': 'La connexion en tant que {{name}} n’a pas abouti.',
  'signIn.failedReason':
    'Le service d’authentification a répondu : {{message}}',
  'signIn.chooseAgain': 'Choisir une autre personne',
  'signIn.tryAgain': 'Réessayer',
  'signIn.notConfigured': 'Aucun moyen de se connecter n’est configuré.',
  'signIn.notConfiguredReason':
    'Ajoutez un fournisseur d’identité sous `auth.providers` dans la configuration, et le module correspondant au serveur. Celui-ci est pour GitLab ; github, google, microsoft, oidc et okta vont aussi.',
  'signIn.with': 'Se connecter avec {{provider}}',
} as const;
