export const platformMessages = {
  'platform.loading': 'Chargement de la télémétrie',
  'platform.failedTitle': 'L’état de la télémétrie est illisible',
  'platform.deniedTitle':
    'Vous ne pouvez pas voir la télémétrie de la plateforme.',
  'platform.deniedDescription': 'L’équipe de la plateforme le peut.',
  'platform.noneTitle': 'Le portail ne connaît aucun cluster.',
  'platform.blind': 'Les métriques de {{clusters}} sont illisibles.',
  'platform.hurt_one':
    '{{count}} collecteur sur {{total}} est arrêté, perd des données ou est presque plein.',
  'platform.hurt_other':
    '{{count}} collecteurs sur {{total}} sont arrêtés, perdent des données ou sont presque pleins.',
  'platform.well_one':
    '{{count}} collecteur, et il transmet tout ce qui lui parvient.',
  'platform.well_other':
    'Les {{count}} collecteurs transmettent tout ce qui leur parvient.',
  'platform.noCollectors': 'Aucun collecteur ne parle de lui-même.',
  'platform.noCollectorsDescription':
    'Faites lire par Prometheus le port 8888 des collecteurs, où ils comptent ce qu’ils reçoivent, envoient et perdent.',
  'platform.sourceUp': '{{source}} répond.',
  'platform.sourceDown': '{{source}} ne répond pas.',
  'platform.series': 'Séries en mémoire :',
  'platform.seriesOf': 'Séries de {{cluster}}',
  'platform.collectors': 'Collecteurs',
  'platform.collectorsNote': 'Éléments par seconde, tous signaux confondus.',
  'platform.collector': 'Collecteur',
  'platform.down': 'arrêté',
  'platform.queue': 'File',
  'platform.accepted': 'Acceptés',
  'platform.refused': 'Refusés',
  'platform.sent': 'Envoyés',
  'platform.failed': 'En échec',
  'platform.dropped': 'Perdus',
  'platform.targets': 'Cibles lues',
  'platform.job': 'Job',
  'platform.up': 'Actives',
  'platform.upOf': '{{up}} sur {{total}}',
  'platform.downInstances': 'Illisibles',
  'platform.silent': 'Environnements qui n’envoient rien',
  'platform.silentNote': 'Rien n’en est venu depuis un jour.',
  'platform.noneSilent':
    'Chaque environnement a envoyé quelque chose depuis un jour.',
  'platform.tenant': 'Tenant',
  'platform.environment': 'Environnement',
  'platform.cluster': 'Cluster',
  'platform.namespace': 'Namespace',
  'platform.cardinality': 'Séries par tenant',
  'platform.cardinalityNote':
    'Ce que Prometheus garde en mémoire croît avec elles, et ce que paie la plateforme aussi.',
  'platform.seriesColumn': 'Séries',
  'platform.share': 'Comparé au plus grand',
  'platform.byEnvironment': 'Par environnement',
} as const;
