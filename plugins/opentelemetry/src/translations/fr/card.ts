export const cardMessages = {
  'card.title': 'Santé',
  'card.label': 'Santé de {{name}}',
  'card.loading': 'Chargement de la santé',
  'card.open': 'Voir la santé',
  'card.why': 'Voir pourquoi',
  'card.send': 'Envoyer de la télémétrie depuis {{environment}}',
  'verdict.at': '{{environment}} : {{sentence}}',
  'levels.ok': 'En bonne santé',
  'levels.warning': 'Avertissement',
  'levels.error': 'En échec',
  'levels.unknown': 'Inconnu',
  'reporting.requests': 'Aucun chiffre',
  'reporting.cluster': 'Ne dit rien de ses requêtes',
  'reporting.nothing': 'N’envoie aucune télémétrie',
  'reporting.notConfigured': 'Aucune source de métriques',
  'reporting.unavailable': 'Illisible pour l’instant',
  'facts.status': 'État',
  'facts.requests': 'Requêtes',
  'facts.failureRatio': 'Erreurs',
  'facts.p95': 'p95',
  'facts.budget': 'Budget restant',
  'facts.deployed': 'Dernier déploiement',
  'facts.notDeployed': 'Aucun depuis un jour',
  'facts.deploysUnknown': 'inconnu',
  'facts.by': 'par {{name}}',
  'facts.measured': 'Mesuré',
  'facts.source': '{{convention}} d’après {{source}}',
  'facts.of': '{{fact}} en {{environment}}',
  'facts.suspended': 'Suspendu',
  'figure.none': 'pas de données',
  'figure.noTraffic': 'aucun trafic',
  'figure.lastWeek': 'il y a une semaine : {{value}}',
  'figure.what': '{{label}} : {{value}}. D’où vient ce nombre ?',
  'figure.ask': 'D’où vient ce nombre ?',
  'figure.about': 'D’où vient {{label}}',
  'figure.titled': '{{label}} : {{value}}',
  'figure.query': 'C’est la réponse à cette requête PromQL :',
  'figure.source': 'Source',
  'figure.window': 'Remonte à',
  'figure.taken': 'Relevé',
  'figure.grafana': 'Ouvrir dans Grafana',
  'budget.title': 'Budget restant',
  'budget.of': 'Budget d’erreurs de {{objective}}',
  'budget.left': 'reste {{left}}',
  'budget.overspent': 'dépassé de {{share}}',
  'budget.unknown': 'inconnu',
  'budget.noObjective': 'Aucun objectif',
  'budget.spentIn': 'épuisé dans {{time}} à ce rythme',
  'alerts.title': 'Alertes',
  'alerts.firing': 'active',
  'alerts.pending': 'sur le point de se déclencher',
  'alerts.stateIn': '{{state}} en {{environment}}',
  'alerts.silenced': 'En silence jusqu’à {{until}}.',
  'alerts.silencedBy': 'Mise en silence par {{by}} jusqu’à {{until}}.',
  'alerts.runbook': 'Ouvrir la procédure',
  'alerts.runbookOf': 'Ouvrir la procédure de {{name}}',
  'warnings.title': 'Il manque quelque chose ici',
  'warnings.notConfigured':
    'Aucune source de métriques n’est configurée pour le cluster {{cluster}}.',
  'warnings.unreachable': '{{source}} ne répond pas : {{message}}',
  'warnings.refused': '{{source}} refuse une requête : {{message}}',
  'warnings.partial': '{{source}} n’a répondu qu’en partie : {{message}}',
  'warnings.tooManySeries':
    'Les séries sont nombreuses : seules {{shown}} sont montrées.',
  'warnings.tooLarge':
    'La réponse de {{source}} est trop volumineuse pour être lue.',
  'warnings.windowNotCovered':
    'Sur les {{window}} d’un objectif, il y a des données pour {{covered}}.',
  'warnings.alertsUnknown': '{{source}} ne peut pas donner les alertes.',
  'warnings.dashboardsUnknown':
    '{{source}} ne peut pas donner les tableaux de bord.',
  'warnings.deploysUnknown': '{{source}} ne peut pas donner les déploiements.',
  'refused.title': 'Une partie de ce que cette entité réclame ne donne rien',
  'refused.otherTenant':
    'L’annotation {{annotation}} demande {{value}}, qui appartient à un autre tenant.',
  'refused.unknownTenant':
    'L’annotation {{annotation}} nomme le tenant {{value}}, qui n’existe pas.',
  'refused.notAnEnvironment':
    'L’annotation {{annotation}} demande {{value}}, qui n’est pas un environnement du tenant.',
  'refused.ownerNotInTenant':
    'Le propriétaire de cette entité n’appartient pas au tenant {{value}}.',
  'refused.invalidValue':
    'L’annotation {{annotation}} dit {{value}}, qui est illisible.',
  'empty.noTenantTitle':
    'Ceci n’appartient à aucun tenant : rien de sa santé n’est montré ici.',
  'empty.noTenantDescription':
    'Nommez son tenant et son propriétaire dans catalog-info.yaml.',
  'empty.noEnvironmentTitle':
    'Le tenant n’a aucun environnement où ceci pourrait tourner.',
  'empty.noEnvironmentDescription':
    'Ses environnements sont nommés dans tenant.yaml ; ceux qui sont suspendus ne comptent pas.',
  'empty.notConfiguredTitle':
    'Aucune source de métriques n’est configurée pour {{clusters}}.',
  'empty.notConfiguredDescription':
    'L’équipe de la plateforme nomme le Prometheus de chaque cluster sous opentelemetry.sources dans la configuration du portail.',
  'empty.nothingTitle': 'Rien de {{service}} n’est arrivé depuis un jour.',
  'empty.clusterTitle':
    '{{service}} ne dit rien de ses requêtes ; seuls ses conteneurs sont vus.',
  'empty.nothingDescription':
    'Avec le SDK de son langage et trois lignes dans son manifeste, il parle de ses requêtes, de ses erreurs et de ses durées.',
  'empty.send': 'Envoyer de la télémétrie',
  'denied.title': 'Vous ne pouvez pas voir la santé de ceci.',
  'failed.title': 'La santé est illisible',
  'failed.notFound':
    'Cela n’existe pas, ou vous n’avez pas le droit de le voir.',
} as const;
