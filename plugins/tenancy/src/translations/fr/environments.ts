export const environmentsMessages = {
  'card.title': 'Environnements',
  'card.label': 'Environnements de {{name}}',
  'card.loading': 'Chargement des environnements',
  'verdict.runs': 'Tourne en {{environments}}.',
  'verdict.allReady_one': 'Tourne en {{environments}} ; sa charge est prête.',
  'verdict.allReady_other':
    'Tourne en {{environments}} ; ses {{count}} charges sont prêtes.',
  'verdict.problem':
    'Tourne en {{environments}} ; {{environment}} : {{problem}}.',
  'verdict.unreachable': 'le cluster {{cluster}} est injoignable',
  'verdict.workloads_one': '{{count}} charge sur {{total}} n’est pas prête',
  'verdict.workloads_other':
    '{{count}} charges sur {{total}} ne sont pas prêtes',
  'verdict.suspended':
    'Suspendu en {{environments}} : rien n’y tourne, et rien n’est perdu.',
  'verdict.nothingRuns': 'Rien n’est encore déployé en {{environments}}.',
  'verdict.noEnvironments': 'Il n’y a pas encore d’environnement.',
  'facts.status': 'État',
  'facts.cluster': 'Cluster',
  'facts.namespace': 'Namespace',
  'facts.workloads': 'Charges prêtes',
  'facts.quota': 'Quota',
  'facts.ready': '{{ready}} sur {{total}}',
  'facts.suspended': 'Suspendu',
  'facts.unknown': 'Inconnu',
  'facts.noQuota': 'Pas de quota',
  'facts.details': 'Détails',
  'quota.left': '{{left}} libres',
  'quota.used': '{{used}} utilisés sur {{hard}}',
  'quota.nearlyFull': 'Presque plein',
  'quota.full': 'Plein : ce qui demande plus est refusé',
  'quota.none': 'Aucun n’est permis',
  'quota.showAll': 'Tout afficher ({{total}})',
  'quota.showLess': 'Afficher moins',
  'refused.title': 'Revendications sans effet',
  'refused.otherTenant':
    'Revendique le {{what}} {{value}}, qui appartient à l’espace {{tenant}}.',
  'refused.anotherTenant':
    'Revendique le {{what}} {{value}}, qui appartient à un autre espace.',
  'refused.unknownTenant': 'Revendique l’espace {{value}}, qui n’existe pas.',
  'refused.notAnEnvironment':
    'Revendique le {{what}} {{value}}, qui n’est pas un environnement de son espace.',
  'refused.ownerNotInTenant':
    'Revendique l’espace {{value}}, dont son propriétaire ne fait pas partie.',
  'refused.invalidValue':
    'L’annotation {{what}} dit {{value}}, qui n’est pas un nom.',
  'refused.remedy':
    'Corrigez l’annotation dans son catalog-info.yaml, ou adressez-vous au propriétaire de ce qu’elle revendique.',
  'refused.namespace': 'namespace',
  'refused.cluster': 'cluster',
  'refused.tenant': 'tenant',
  'denied.title': 'Vous ne pouvez pas voir où cela tourne.',
  'failed.title': 'Les environnements n’ont pas pu être lus.',
  'failed.notFound':
    'Le catalogue n’a pas cette entité, ou vous ne pouvez pas la voir.',
  'noTenant.title':
    'Ceci n’appartient à aucun espace, et rien n’en est donc montré ici.',
  'noTenant.description':
    'Nommez son espace dans son catalog-info.yaml. Le propriétaire doit être le groupe à qui l’espace appartient.',
} as const;
