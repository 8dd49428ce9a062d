export const tenantMessages = {
  'tenant.title': 'Espace',
  'tenant.label': 'Espace {{name}}',
  'tenant.loading': 'Chargement de l’espace',
  'tenant.failedTitle': 'L’espace n’a pas pu être lu.',
  'tenant.notFound':
    'Il n’y a pas d’espace {{name}}, ou vous ne pouvez pas le voir. Son propriétaire en décide.',
  'tenant.deniedTitle':
    'Vous ne pouvez pas voir ce que cet espace a et ce qu’il coûte.',
  'tenant.backToAll': 'Tous les espaces',
  'tenant.verdict.invalid':
    'tenant.yaml a des erreurs, et rien de nouveau n’en est retenu : voici ce qui a pu être lu en dernier.',
  'tenant.verdict.neverValid':
    'tenant.yaml n’a jamais été valide : rien de cet espace n’est sur la plateforme.',
  'tenant.verdict.requested': 'Demandé, et pas encore fusionné.',
  'tenant.verdict.suspended':
    'Suspendu : rien n’y tourne, et rien n’est perdu.',
  'tenant.verdict.costs': 'Coûte {{price}} par mois.',
  'tenant.verdict.wouldCost': 'Coûterait {{price}} par mois.',
  'tenant.verdict.overBudget':
    'Les espaces de son propriétaire coûtent {{over}} de plus que le budget.',
  'tenant.verdict.open_one': '{{count}} changement est ouvert.',
  'tenant.verdict.open_other': '{{count}} changements sont ouverts.',
  'tenant.findings.title_one': '{{count}} problème dans tenant.yaml',
  'tenant.findings.title_other': '{{count}} problèmes dans tenant.yaml',
  'tenant.findings.place': '{{file}}, ligne {{line}}',
  'tenant.price.title': 'Taille et prix',
  'tenant.price.columns': 'Taille et prix de {{name}} par environnement',
  'tenant.price.size': 'Taille',
  'tenant.price.price': 'Prix par mois',
  'tenant.price.cluster': 'Cluster',
  'tenant.price.namespace': 'Namespace',
  'tenant.price.exposed': 'Joignable par',
  'tenant.price.expires': 'Plus utile après le',
  'tenant.price.suspended': 'Suspendu',
  'tenant.price.unknown': 'Inconnu',
  'tenant.price.none': 'Pas de l’extérieur',
  'tenant.price.lines': 'Le détail',
  'tenant.price.line.cpu': '{{quantity}} cœurs à {{unit}} : {{amount}}',
  'tenant.price.line.memory':
    '{{quantity}} Gio de mémoire à {{unit}} : {{amount}}',
  'tenant.price.line.storage':
    '{{quantity}} Gio de stockage à {{unit}} : {{amount}}',
  'tenant.price.line.loadBalancer':
    '{{quantity}} répartiteurs de charge à {{unit}} : {{amount}}',
  'tenant.price.budget':
    'Les espaces de {{owner}} peuvent coûter {{limit}} par mois : {{spent}} dépensés, {{requested}} demandés, {{left}} disponibles.',
  'tenant.price.budgetWithoutRequests':
    'Les espaces de {{owner}} peuvent coûter {{limit}} par mois : {{spent}} dépensés, {{left}} disponibles.',
  'tenant.price.noLimit':
    'Les espaces de {{owner}} coûtent {{spent}} par mois ; la plateforme ne fixe pas de limite.',
  'tenant.changes.title': 'Changements ouverts',
  'tenant.changes.none': 'Aucun changement n’est ouvert.',
  'tenant.changes.by': 'par {{person}}',
  'tenant.changes.follow': 'Suivre',
  'tenant.changes.create': 'Nouvel espace',
  'tenant.changes.change': 'Changement',
  'tenant.changes.suspend': 'Suspension',
  'tenant.changes.remove': 'Suppression',
  'tenant.network.title': 'Réseau',
  'tenant.network.none':
    'Rien ne communique en dehors de ce qui est permis à tous les espaces.',
  'tenant.network.egress': 'Sortant',
  'tenant.network.ingress': 'Entrant',
  'tenant.network.within': 'Interne',
  'tenant.network.only': 'en {{environments}} seulement',
  'tenant.network.showAll': 'Tout afficher ({{total}})',
  'tenant.network.showLess': 'Afficher moins',
  'tenant.members.title': 'Membres',
  'tenant.members.none': 'Le catalogue ne connaît personne dans {{group}}.',
  'tenant.members.some_one':
    '{{count}} personne de {{group}} y travaille : {{people}}.',
  'tenant.members.some_other':
    '{{count}} personnes de {{group}} y travaillent : {{people}}.',
  'tenant.members.more': '{{total}} de plus',
  'tenant.links.title': 'Ailleurs',
  'tenant.links.gitops': 'Ce qui garde l’espace, sur la forge',
  'tenant.links.repository': 'Dépôt de l’équipe',
  'tenant.links.argocd': 'Applications dans Argo CD',
  'tenant.links.grafana': 'Tableau de bord de {{environment}}',
} as const;
