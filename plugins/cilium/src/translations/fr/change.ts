/** Ce qui est dit du changement qui laisse passer une connexion. */
export const changeMessages = {
  'allow.button': 'Autoriser ce flux',
  'allow.notAllowed':
    'Vous pouvez regarder, sans proposer de changement. Son propriétaire peut vous l’accorder.',
  'allow.title': 'Autoriser {{from}} à joindre {{to}} sur {{port}}',
  'allow.loading': 'Préparation du changement',
  'allow.failed': 'Le changement n’a pas pu être préparé.',
  'allow.after.allowed': 'Avec ce changement, la connexion passe.',
  'allow.after.denied': 'Avec ce changement, la connexion reste refusée.',
  'allow.after.unknown': 'On ne sait pas si la connexion passe alors.',
  'allow.own': '{{tenant}}, {{environment}}',
  'allow.ownTitle': 'Ce que {{tenant}} dit pour {{environment}}',
  'allow.otherTitle': 'Ce qui est demandé à {{tenant}} pour {{environment}}',
  'allow.namespaceTitle': 'Ce qu’il faut à l’autre côté',
  'allow.egress': 'sortie',
  'allow.ingress': 'entrée',
  'allow.notNeeded': 'Rien n’est nécessaire pour la {{side}}.',
  'allow.impossible': 'Rien ne peut être proposé pour la {{side}}.',
  'allow.files': 'Fichiers de la pull request',
  'allow.policies': 'Ce qui vaut alors sur le cluster',
  'allow.traffic': 'La règle dans tenant.yaml',
  'allow.existing': 'Une demande est déjà ouverte :',
  'allow.request': '#{{number}} {{title}}',
  'allow.risks': 'Ce que le relecteur doit savoir',
  'allow.risk.opens-world':
    'Elle ouvre la frontière du cluster, pour {{name}}.',
  'allow.risk.opens-other-tenant':
    'Elle ouvre le passage de ou vers le tenant {{tenant}}.',
  'allow.risk.opens-more-workloads':
    'Elle laisse passer plus que ce flux : voyez ce qu’elle ouvre d’autre.',
  'allow.radius': 'Ce qu’elle change d’autre',
  'allow.radiusNone':
    'Rien d’autre parmi les charges de travail et les flux connus.',
  'allow.radiusUnknown':
    'Les charges de travail ne sont pas connues : ce qu’elle ouvre d’autre ne l’est pas non plus.',
  'allow.pairs': 'Charges de travail',
  'allow.flows': 'Flux observés',
  'allow.morePairs_one':
    '{{count}} paire de plus, d’autres ou au-delà de ce qui est montré.',
  'allow.morePairs_other':
    '{{count}} paires de plus, d’autres ou au-delà de ce qui est montré.',
  'allow.moreFlows_one':
    '{{count}} flux de plus, d’autres ou au-delà de ce qui est montré.',
  'allow.moreFlows_other':
    '{{count}} flux de plus, d’autres ou au-delà de ce qui est montré.',
  'allow.opens': 'devient autorisé',
  'allow.cuts': 'devient refusé',
  'allow.doubts': 'devient inconnu',
  'allow.seen_one': 'vu {{count}} fois',
  'allow.seen_other': 'vu {{count}} fois',
  'allow.reason': 'Raison',
  'allow.reasonDescription':
    'Une ligne, pour qui relit et pour qui rencontrera la règle plus tard.',
  'allow.reasonMissing': 'Dites pourquoi ce flux doit passer.',
  'allow.askOther':
    'Demander aussi à {{tenant}}, par une demande à part qui nomme celle-ci',
  'allow.propose': 'Ouvrir la pull request',
  'allow.proposeBoth': 'Ouvrir les deux pull requests',
  'allow.cancel': 'Annuler',
  'allow.close': 'Fermer',
  'allow.proposed_one':
    'La demande est ouverte. Elle vaut dès que quelqu’un l’a fusionnée.',
  'allow.proposed_other':
    'Les demandes sont ouvertes et se nomment l’une l’autre. La connexion passe une fois les deux fusionnées.',
  'allow.requests': 'Demandes',
  'allow.otherRefused':
    'Le propriétaire de l’autre côté n’a pas pu être sollicité :',
  'allow.cannot': 'Rien n’a été proposé.',
  'allow.failedTitle': 'Rien n’a été proposé.',
  'allow.failedDescription': 'Le portail a répondu : {{message}}',
  'allow.refusal.not-needed':
    'Les politiques actuelles la laissent passer : rien n’est à changer.',
  'allow.refusal.impossible':
    'Aucune règle ne peut le dire, ou l’une l’interdit.',
  'allow.refusal.no-tenant-file':
    'Le dépôt de la plateforme n’a pas de tenant.yaml pour cela.',
  'allow.refusal.taken': 'Une autre demande pour ce tenant est ouverte.',
  'allow.refusal.findings': 'Un garde-fou l’empêche.',
  'allow.refusal.moved':
    'Ce dont il s’agit a changé entre-temps. Regardez à nouveau.',
  'allow.refusal.not-configured':
    'Le portail ne connaît pas le dépôt de la plateforme.',
  'allow.open': 'L’ouvrir',
} as const;
