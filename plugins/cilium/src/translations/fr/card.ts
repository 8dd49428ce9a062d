/** Ce que disent la carte et toutes les vues du réseau. */
export const cardMessages = {
  'card.title': 'Réseau',
  'card.label': 'Réseau de {{name}}',
  'card.loading': 'Chargement du réseau',
  'card.open': 'Voir le réseau',
  'card.why': 'Voir pourquoi',
  'card.refreshFailed':
    'Relecture impossible : voici le dernier état connu. Le portail a répondu : {{message}}',
  'state.denied': 'Vous ne pouvez pas voir le réseau de ceci.',
  'state.failed': 'Le réseau de ceci n’a pas pu être lu.',
  'state.notFound':
    'Le catalogue n’a pas cette entité, ou vous ne pouvez pas la voir.',
  'state.noTenantTitle':
    'Ceci n’appartient à aucun tenant : rien de son réseau n’est montré ici.',
  'state.noTenantDescription':
    'Nommez son tenant dans son catalog-info.yaml. Le propriétaire doit être le groupe qui possède le tenant.',
  'state.partLoading': 'Chargement',
  'state.partFailed': 'Ceci n’a pas pu être lu.',
  'state.partDenied':
    'Vous ne pouvez pas voir ceci. Son propriétaire peut vous l’accorder.',
  'sources.waiting': 'Les flux de {{cluster}} arrivent.',
  'sources.stale':
    'Aucun flux n’arrive de {{cluster}} depuis {{time}}. Voici le dernier état connu.',
  'sources.blind':
    'Aveugle : aucun flux n’arrive de {{cluster}} depuis {{time}}. Une liste vide ne dit rien de {{environments}}.',
  'sources.denied':
    'Hubble Relay de {{cluster}} ne laisse pas entrer le portail depuis {{time}}.',
  'sources.notConfigured':
    'Le portail ne connaît pas de Hubble Relay pour {{cluster}} : les connexions refusées de {{environments}} ne se voient pas.',
  'sources.nodes_one':
    '{{count}} nœud de {{cluster}} n’envoie pas de flux : ce qu’il refuse ne se voit pas.',
  'sources.nodes_other':
    '{{count}} nœuds de {{cluster}} n’envoient pas de flux : ce qu’ils refusent ne se voit pas.',
  'sources.policies':
    'Les politiques de {{cluster}} n’ont pas pu être lues. Pourquoi une connexion est refusée n’est pas connu.',
  'sources.policiesStale':
    'Les politiques de {{cluster}} sont les dernières connues, de {{time}}.',
  'sources.missing':
    '{{cluster}} ne laisse pas le portail lire {{kinds}} : ce qui en dépend est inconnu.',
  'sources.details': 'Détails',
  'sources.failures.unreachable': 'Hubble Relay ne répond pas.',
  'sources.failures.timeout': 'Hubble Relay met trop de temps.',
  'sources.failures.certificate':
    'Le certificat de Hubble Relay n’est pas reconnu.',
  'sources.failures.certificate-expired': 'Le certificat a expiré.',
  'sources.failures.denied': 'Hubble Relay refuse le certificat du portail.',
  'sources.failures.ended': 'Hubble Relay a mis fin au flux.',
  'sources.failures.not-configured':
    'Aucun Hubble Relay n’est configuré pour le cluster.',
  'refusedScope.title': 'Revendications qui ne sont pas montrées',
  'refusedScope.otherTenant':
    'L’annotation {{annotation}} demande {{value}}, qui appartient à un autre tenant.',
  'refusedScope.notAnEnvironment':
    'L’annotation {{annotation}} demande {{value}}, qui n’est pas un environnement de son tenant.',
  'refusedScope.unknownTenant':
    'L’annotation {{annotation}} demande {{value}}, qui n’est pas un tenant.',
  'refusedScope.ownerNotInTenant':
    'L’annotation {{annotation}} demande {{value}}, dont le propriétaire ne fait pas partie.',
  'refusedScope.invalidValue':
    'L’annotation {{annotation}} dit {{value}}, qui est illisible.',
  'refusedScope.remedy':
    'Corrigez l’annotation dans son catalog-info.yaml, ou demandez au propriétaire de ce qu’elle revendique.',
  'tab.views': 'Vues du réseau',
  'tab.refusals': 'Connexions refusées',
  'tab.effective': 'Politique effective',
  'tab.map': 'Carte des services',
  'tab.whatIf': 'Et si',
  'tab.ask': 'Demander',
  'tab.environment': 'Environnement',
  'tab.everyEnvironment': 'Tous',
  'verdicts.allowed': 'Autorisé',
  'verdicts.denied': 'Refusé',
  'verdicts.unknown': 'Inconnu',
  'connection.to': 'vers',
  'connection.everyPort': 'tout port',
  'connection.place': 'dans {{place}}',
} as const;
