import { causes as english } from '../en/causes';

/**
 * Ce qui ne va pas, une phrase par cause.
 *
 * @public
 */
export const causes: Readonly<Record<keyof typeof english, string>> = {
  imageNotFound: "L'image {{image}} n'existe pas.",
  imageDenied: 'Le registre refuse de donner {{image}}.',
  registryUnreachable: 'Le registre de {{image}} est injoignable.',
  registryLimit:
    "Le registre de {{image}} n'accepte plus de requêtes pour le moment.",
  imageNameInvalid: "{{image}} n'est pas un nom d'image.",
  imagePull: "L'image {{image}} ne peut pas être téléchargée.",
  outOfMemory:
    'Le conteneur {{container}} dépasse sa limite de mémoire et se fait tuer.',
  crashLoop:
    "Le conteneur {{container}} s'arrête sans cesse, avec le code de sortie {{exitCode}}.",
  crashLoopUnknown: "Le conteneur {{container}} s'arrête sans cesse.",
  initFailed:
    "Le conteneur d'initialisation {{container}} échoue : le pod ne démarre jamais.",
  configMissing: "{{kind}} {{name}} n'existe pas, et le pod en a besoin.",
  configKeyMissing:
    "{{kind}} {{name}} n'a pas de clé {{key}}, et le pod en a besoin.",
  runsAsRoot:
    'Le conteneur {{container}} tournerait en root, ce que le pod interdit.',
  cannotStart: 'Le conteneur {{container}} ne peut pas démarrer.',
  unschedulableResources: "Aucun nœud n'a de place pour le pod : {{shortage}}.",
  unschedulableVolume: "Le pod attend un volume qui n'est pas lié.",
  unschedulable: 'Aucun nœud ne prend le pod.',
  volumeMount: 'Le volume {{volume}} ne peut pas être monté.',
  probeFailing: 'La sonde {{probe}} du pod échoue.',
  evicted: 'Le pod a été expulsé de son nœud.',
  progressDeadline: "{{kind}} {{name}} n'est pas venu dans le délai imparti.",
  jobFailed: 'Le job {{name}} a échoué.',
  jobDeadline: 'Le job {{name}} a dépassé son délai.',
  quotaExceeded:
    "Le quota {{quota}} n'a plus de place : {{requested}} demandé, {{used}} utilisé, {{limited}} en tout.",
  quotaNeedsAmounts:
    'Le quota {{quota}} exige des quantités qui ne sont pas indiquées : {{missing}}.',
  limitRange:
    "C'est en dehors de ce que l'espace de noms accorde à un conteneur : {{detail}}.",
  podSecurity:
    "C'est contraire au Pod Security Standard {{level}} : {{violations}}.",
  gatekeeper: 'La contrainte {{constraint}} le refuse : {{detail}}',
  kyverno: 'La politique {{policy}} le refuse : {{detail}}',
  admissionPolicy: "La politique d'admission {{policy}} le refuse : {{detail}}",
  admissionWebhook: "Le webhook d'admission {{webhook}} le refuse : {{detail}}",
  webhookUnavailable:
    "Le webhook d'admission {{webhook}} ne répond pas : rien ne peut être appliqué.",
  serviceAccountMissing: "Le compte de service {{name}} n'existe pas.",
  accessDenied: "{{user}} n'a pas le droit {{verb}} sur {{resource}}.",
  kindMissing: 'Le cluster ne connaît pas le type {{kind}}.',
  versionMissing:
    'Le cluster connaît {{kind}}, mais pas sa version {{version}}.',
  immutableField:
    '{{field}} de {{kind}} {{name}} ne peut plus changer une fois créé.',
  fieldConflict:
    'Un autre outil, {{manager}}, tient des champs que le manifeste fixe.',
  fieldUnknown:
    'Le manifeste a un champ que le cluster ne connaît pas : {{field}}.',
  objectInvalid: "{{kind}} {{name}} n'est pas valide : {{detail}}",
  annotationsTooLong:
    "L'objet est trop grand pour l'annotation qu'écrit l'application côté client.",
  namespaceMissing: "L'espace de noms {{namespace}} n'existe pas.",
  namespaceTerminating:
    "L'espace de noms {{namespace}} est en cours de suppression et n'accepte plus rien.",
  resourceGone:
    "{{resource}} a été supprimé pendant que la synchronisation l'attendait.",
  projectForbidsKind: "Le projet {{project}} n'autorise pas {{kind}}.",
  projectForbidsNamespace:
    "Le projet {{project}} n'autorise pas l'espace de noms {{namespace}}.",
  projectForbidsDestination:
    "Le projet {{project}} n'autorise pas cette destination.",
  projectForbidsRepository:
    "Le projet {{project}} n'autorise pas le dépôt {{repository}}.",
  projectForbidsApplication:
    "Le projet {{project}} n'autorise pas d'Applications dans l'espace de noms {{namespace}}.",
  projectMissing: "Le projet {{project}} n'existe pas.",
  sharedResource:
    '{{resource}} appartient à plusieurs Applications : {{others}}.',
  repeatedResource: '{{resource}} figure plusieurs fois dans les manifestes.',
  excludedResource:
    "{{resource}} est exclu par les réglages d'Argo CD et n'est pas appliqué.",
  orphanedResources:
    "L'espace de noms contient {{number}} objets qui n'appartiennent à aucune Application.",
  childFailing: "L'Application {{name}}, que celle-ci crée, ne va pas bien.",
  applicationSetFailing:
    "L'ApplicationSet {{name}} ne peut pas créer ses Applications.",
  repositoryUnreachable: 'Le dépôt {{repository}} est injoignable.',
  repositoryDenied:
    "Le dépôt {{repository}} refuse les identifiants d'Argo CD.",
  repositoryNotFound:
    "Le dépôt {{repository}} n'existe pas, ou Argo CD n'a pas le droit de le voir.",
  repoServerUnavailable: "Le repo-server d'Argo CD lui-même ne répond pas.",
  revisionNotFound: "Le dépôt n'a pas de révision {{revision}}.",
  pathNotFound: "Le dépôt n'a pas de dossier {{path}} à cette révision.",
  chartNotFound: "Le dépôt n'a pas cette version du chart {{chart}}.",
  helmFailed: 'Helm ne peut pas rendre le chart : {{detail}}',
  kustomizeFailed: 'Kustomize ne peut pas construire le dossier : {{detail}}',
  yamlInvalid: "Un manifeste n'est pas du YAML valide : {{detail}}",
  manifestFailed: 'Les manifestes ne peuvent pas être générés : {{detail}}',
  hydrationFailed:
    'Les manifestes ne peuvent pas être rendus dans Git : {{detail}}',
  clusterUnreachable: 'Argo CD ne peut pas joindre le cluster {{cluster}}.',
  clusterUnauthorized:
    "Le cluster {{cluster}} refuse les identifiants d'Argo CD.",
  clusterUnknown: "Argo CD n'a pas de cluster {{cluster}}.",
  destinationMissing: "L'Application ne nomme aucune destination.",
  serviceAccountUnmatched:
    "Aucun compte de service n'est prévu pour cette destination, et Argo CD ne peut pas prendre le sien.",
  pruneConfirmation:
    "{{resource}} n'est plus dans Git, et quelqu'un doit confirmer sa suppression.",
  pruneDisabled:
    "{{resource}} n'est plus dans Git, et rien ne le supprime : la suppression automatique est désactivée.",
  windowClosed: "Aucune fenêtre de synchronisation n'est ouverte.",
  windowInvalid:
    'Une fenêtre de synchronisation du projet est illisible : rien ne peut se synchroniser.',
  wouldDeleteEverything:
    'Git ne contient plus rien, et Argo CD ne supprime pas tout de lui-même.',
  terminated: "Quelqu'un a arrêté la synchronisation.",
  timedOut: "La synchronisation a duré plus longtemps qu'Argo CD ne le permet.",
  hookFailed: 'Le hook {{hook}} {{name}} a échoué.',
  waveBlocked:
    'La synchronisation attend {{resource}} et ne commence pas la suite.',
  hookWaiting: 'La synchronisation attend le hook {{hook}} {{name}}.',
  deletionWaits:
    "L'Application est en cours de suppression, mais son opération doit d'abord finir.",
  statusTooLarge:
    "L'Application a plus de ressources que son statut ne peut en contenir.",
  notSyncedYet:
    "Personne n'a encore synchronisé, et la synchronisation automatique est désactivée.",
};
