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
  'home.loading': 'Chargement de ce qui est à vous',
  'home.greeting.morning': 'Bonjour, {{name}}',
  'home.greeting.afternoon': 'Bon après-midi, {{name}}',
  'home.greeting.evening': 'Bonsoir, {{name}}',
  'home.summary.owned':
    'Vous et vos équipes possédez {{services}} et {{tenants}}.',
  'home.summary.nothing':
    'Rien ici n’est encore à vous. Voici ce que la plateforme fait tourner pour les autres.',
  'home.summary.services_one': '{{count}} service',
  'home.summary.services_other': '{{count}} services',
  'home.summary.tenants_one': '{{count}} espace',
  'home.summary.tenants_other': '{{count}} espaces',
  'home.tenants.mine': 'Mes espaces',
  'home.tenants.all': 'Espaces de la plateforme',
  'home.tenants.none': 'La plateforme n’a pas encore d’espace.',
  'home.tenants.denied':
    'Vous ne pouvez pas voir où il tourne. Son propriétaire peut vous l’accorder.',
  'home.tenants.failed':
    'Ses environnements n’ont pas pu être lus : {{message}}',
  'home.services.title': 'Mes services',
  'home.services.none':
    'Vous et vos équipes ne possédez aucun service du catalogue.',
  'home.create.title': 'Créer',
  'home.forges.title': 'Dépôts et pull requests',
  'home.forges.link': '{{title}} sur {{host}}',
  'home.failed.title': 'Le catalogue n’a pas pu être lu.',
  'home.failed.description': 'Il a répondu : {{message}}',
  'home.failed.tryAgain': 'Réessayer',
} as const;
