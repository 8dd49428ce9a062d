import { reasons as english } from '../en/reasons';

/**
 * L'état d'un service, une phrase par raison.
 *
 * @public
 */
export const reasons: Readonly<Record<keyof typeof english, string>> = {
  well: '{{rate}} requêtes par seconde ; {{share}} échouent, et 95 sur 100 prennent au plus {{duration}}.',
  traffic: '{{rate}} requêtes par seconde.',
  noTraffic: 'Aucune requête depuis {{window}}.',
  trafficUnknown: 'Le nombre de requêtes est inconnu.',
  errorsNone: "Aucune requête n'a échoué depuis {{window}}.",
  errorsUnknown: 'La part des requêtes en échec est inconnue.',
  errorsTooFew:
    '{{share}} de {{events}} requêtes en {{window}} ont échoué : trop peu pour en juger.',
  errorsWithinObjective:
    '{{share}} des requêtes échouent ; {{objective}} en admet {{allowed}}.',
  errorsOverObjective:
    '{{share}} des requêtes ont échoué depuis {{window}} ; {{objective}} en admet {{allowed}}.',
  errorsUsual:
    "{{share}} des requêtes échouent ; à ce moment de la semaine, c'est jusqu'à {{allowed}}.",
  errorsUnusual:
    "{{share}} des requêtes ont échoué depuis {{window}} ; à ce moment de la semaine, c'était {{allowed}} au plus.",
  errorsFew:
    '{{share}} des requêtes échouent, moins que les {{allowed}} à partir desquels la plateforme avertit.',
  errorsMany:
    '{{share}} des requêtes ont échoué depuis {{window}} ; sans objectif, la plateforme avertit à partir de {{allowed}}.',
  latencyUnknown: 'La durée des requêtes est inconnue.',
  latencyUncompared:
    "95 requêtes sur 100 prennent au plus {{duration}} ; il n'y a ni objectif ni semaine passée pour comparer.",
  latencyTooFew:
    '95 requêtes sur 100 prennent au plus {{duration}} ; elles sont trop peu pour comparer.',
  latencyUsual:
    "95 requêtes sur 100 prennent au plus {{duration}} ; à ce moment de la semaine, c'est jusqu'à {{usual}}.",
  latencyUnusual:
    "95 requêtes sur 100 prennent jusqu'à {{duration}} ; à ce moment de la semaine, c'était {{usual}} au plus.",
  latencyWithinObjective:
    '{{share}} des requêtes dépassent {{threshold}} ; {{objective}} en admet {{allowed}}.',
  latencyOverObjective:
    '{{share}} des requêtes ont dépassé {{threshold}} depuis {{window}} ; {{objective}} en admet {{allowed}}.',
  memoryRoom:
    'Le conteneur le plus plein utilise {{share}} de sa limite de mémoire.',
  memoryNearLimit:
    'Un conteneur utilise {{share}} de sa limite de mémoire ; il est tué à la limite.',
  cpuRoom: 'Le conteneur le plus occupé utilise {{share}} de sa limite de CPU.',
  cpuNearLimit: 'Un conteneur utilise {{share}} de sa limite de CPU.',
  cpuFree:
    'Les conteneurs sont freinés dans {{share}} de leurs périodes de CPU au plus.',
  cpuThrottled:
    'Un conteneur est freiné dans {{share}} de ses périodes de CPU.',
  quotaRoom: '{{share}} du quota le plus plein est utilisé.',
  quotaNearlyFull:
    "{{share}} d'un quota est utilisé ; ce qui vient en plus est refusé.",
  noRestarts: "Aucun conteneur n'a redémarré depuis {{window}}.",
  restarts_one: '{{count}} redémarrage de conteneur depuis {{window}}.',
  restarts_other: '{{count}} redémarrages de conteneurs depuis {{window}}.',
  replicasThere: 'Tous les réplicas sont disponibles.',
  replicasMissing_one: '{{count}} réplica manque.',
  replicasMissing_other: '{{count}} réplicas manquent.',
  alertFires: "L'alerte {{alert}} est active.",
  alertSays: '{{summary}} (alerte {{alert}}).',
  budgetLeft: "Il reste {{left}} du budget d'erreur de {{objective}}.",
  budgetLow: "Il ne reste que {{left}} du budget d'erreur de {{objective}}.",
  budgetBurning:
    "Le budget d'erreur de {{objective}} se consume {{burn}} fois trop vite ; il en reste {{left}}.",
  budgetSpent: "Le budget d'erreur de {{objective}} est épuisé.",
  budgetOverspent:
    "Le budget d'erreur de {{objective}} est épuisé et se consume encore {{burn}} fois trop vite.",
  pipelineWell: 'La télémétrie arrive comme prévu.',
  metricsUnreachable:
    'Prometheus ne répond pas : rien ne peut être dit du service.',
  metricsPartial:
    'Prometheus a répondu en partie : ce qui manque est peut-être ce qui ne va pas.',
  onlyCluster:
    'Le service ne dit rien de ses requêtes ; seuls ses conteneurs sont visibles.',
  nothingSeen: 'Rien n’a été vu du service depuis un jour.',
  metricsNotConfigured:
    'Aucune source de métriques n’est configurée pour ce cluster : on ne peut rien en dire.',
  silent: "Plus aucun échantillon de {{metric}} n'arrive.",
  silentSince:
    "Le dernier échantillon date d'il y a {{age}}, plus que le délai habituel.",
  clockAhead:
    'Les échantillons viennent du futur, de {{age}} : une horloge est fausse.',
  collectorDown: 'Le collecteur {{collector}} ne tourne pas.',
  collectorFull:
    'La file du collecteur {{collector}} est pleine à {{share}} ; ce qui vient en plus est perdu.',
  collectorRefuses:
    'Le collecteur {{collector}} refuse {{rate}} éléments de télémétrie par seconde.',
  collectorFails:
    'Le collecteur {{collector}} ne peut transmettre {{rate}} éléments de télémétrie par seconde.',
  collectorDrops:
    'Le collecteur {{collector}} perd {{rate}} éléments de télémétrie par seconde.',
};
