import { causes } from '../en/causes';

/**
 * Que faire pour chaque cause.
 *
 * @public
 */
export const remedies: Readonly<Record<keyof typeof causes, string>> = {
  imageNotFound:
    "Publiez l'image, ou nommez une étiquette que le registre possède.",
  imageDenied:
    "Donnez à l'espace de noms un secret pour ce registre, et vérifiez le nom : un registre répond de même pour ce qui n'existe pas.",
  registryUnreachable:
    'Vérifiez le registre et le chemin depuis les nœuds. Kubernetes réessaie de lui-même.',
  registryLimit:
    'Attendez, ou passez par le registre de la plateforme. Kubernetes réessaie de lui-même.',
  imageNameInvalid:
    "Écrivez l'image registre/nom:étiquette, en minuscules et sans espaces.",
  imagePull:
    'Lisez la réponse du registre, et vérifiez nom, étiquette et secret.',
  outOfMemory:
    'Augmentez la limite de mémoire, ou cherchez ce qui la prend. Le quota doit avoir la place.',
  crashLoop: "Lisez le dernier journal du conteneur : il s'arrête de lui-même.",
  crashLoopUnknown:
    "Lisez le dernier journal du conteneur : il s'arrête de lui-même.",
  initFailed: "Lisez le journal du conteneur d'initialisation.",
  configMissing:
    'Ajoutez-le aux manifestes, ou corrigez le nom que le pod demande.',
  configKeyMissing: 'Ajoutez la clé, ou corrigez celle que le pod demande.',
  runsAsRoot:
    "Donnez à l'image un utilisateur par numéro, ou fixez runAsUser dans le contexte de sécurité.",
  cannotStart:
    "Vérifiez la commande et ses arguments, et que l'image est faite pour le processeur des nœuds.",
  unschedulableResources:
    "Demandez moins, ou demandez à l'équipe de la plateforme des nœuds plus grands ou plus nombreux.",
  unschedulableVolume:
    'Regardez le PersistentVolumeClaim : sa classe, sa taille et ses événements.',
  unschedulable:
    'Comparez sélecteur, affinité et tolérances du pod avec les nœuds.',
  volumeMount:
    'Vérifiez que ce que le volume nomme existe, et lisez les événements du pod.',
  probeFailing:
    "Interrogez vous-même l'adresse de la sonde, et vérifiez port, chemin et délais.",
  evicted:
    'Indiquez des demandes conformes à ce que le pod utilise, pour que le nœud le garde.',
  progressDeadline: 'Regardez ses pods et leurs événements.',
  jobFailed: 'Lisez le journal du dernier pod du job.',
  jobDeadline:
    "Lisez le journal de son pod, ou augmentez activeDeadlineSeconds s'il lui faut ce temps.",
  quotaExceeded:
    'Demandez moins, retirez ce qui ne sert pas, ou demandez un quota plus grand dans tenant.yaml.',
  quotaNeedsAmounts: 'Indiquez ces demandes et limites pour chaque conteneur.',
  limitRange: "Restez dans les limites de l'espace de noms.",
  podSecurity: 'Fixez le contexte de sécurité que le standard exige.',
  gatekeeper: 'Changez le manifeste pour respecter la contrainte.',
  kyverno: 'Changez le manifeste pour respecter la politique.',
  admissionPolicy: 'Changez le manifeste pour respecter la politique.',
  admissionWebhook: 'Changez le manifeste comme le webhook le dit.',
  webhookUnavailable:
    "Prévenez l'équipe de la plateforme. Argo CD réessaie si l'Application a un retry.",
  serviceAccountMissing:
    'Ajoutez le compte de service aux manifestes, ou corrigez son nom.',
  accessDenied:
    "Prévenez l'équipe de la plateforme : il manque un droit sur le cluster.",
  kindMissing:
    "Installez d'abord sa définition (CRD) sur le cluster, ou dans une vague antérieure de cette Application.",
  versionMissing:
    'Écrivez le manifeste pour une version que le cluster propose.',
  immutableField:
    "Donnez un autre nom à l'objet, ou supprimez-le et synchronisez. Replace=true et Force=true le font, et interrompent ce qui tourne.",
  fieldConflict:
    'Décidez à qui sont ces champs : retirez-les du manifeste, ou synchronisez avec Force=true.',
  fieldUnknown: "Corrigez l'orthographe du champ, ou retirez-le.",
  objectInvalid: 'Corrigez le champ.',
  annotationsTooLong: "Fixez l'option de synchronisation ServerSideApply=true.",
  namespaceMissing:
    "Demandez l'environnement dans tenant.yaml. Hors d'un tenant, fixez CreateNamespace=true.",
  namespaceTerminating:
    "Attendez qu'il ait disparu, et regardez les finalizers de ce qui y reste.",
  resourceGone: 'Synchronisez à nouveau, et cherchez ce qui le supprime.',
  projectForbidsKind:
    "Retirez-le des manifestes : les objets de ce type sont à l'équipe de la plateforme.",
  projectForbidsNamespace:
    'Nommez un espace de noms des environnements du tenant.',
  projectForbidsDestination:
    'Nommez un cluster et un espace de noms des environnements du tenant.',
  projectForbidsRepository: 'Ajoutez le dépôt à tenant.yaml.',
  projectForbidsApplication:
    "Déplacez l'Application, ou ajoutez son espace de noms à sourceNamespaces du projet.",
  projectMissing: "Nommez un projet qui existe, ou créez-le d'abord.",
  sharedResource:
    "Donnez un autre nom à l'objet, ou retirez-le de l'une des deux.",
  repeatedResource: "N'en gardez qu'un.",
  excludedResource:
    "Retirez-le, ou demandez à l'équipe de la plateforme de gérer ce type.",
  orphanedResources: 'Supprimez-les, ou mettez-les dans Git.',
  childFailing: 'Regardez cette Application.',
  applicationSetFailing: 'Corrigez ses générateurs ou son modèle.',
  repositoryUnreachable:
    "Vérifiez l'adresse, et que la forge tourne. Argo CD réessaie de lui-même.",
  repositoryDenied: 'Renouvelez les identifiants du dépôt dans Argo CD.',
  repositoryNotFound:
    "Vérifiez l'adresse, et donnez des identifiants à Argo CD si le dépôt est privé.",
  repoServerUnavailable:
    "Prévenez l'équipe de la plateforme. Argo CD réessaie de lui-même.",
  revisionNotFound:
    "Poussez la branche ou l'étiquette, ou corrigez targetRevision.",
  pathNotFound: 'Corrigez le chemin, ou validez le dossier dans Git.',
  chartNotFound: 'Nommez une version que le dépôt possède, ou publiez-la.',
  helmFailed:
    "Lancez helm template avec les mêmes valeurs, et corrigez ce qu'il dit.",
  kustomizeFailed:
    "Lancez kustomize build sur le dossier, et corrigez ce qu'il dit.",
  yamlInvalid: 'Corrigez le fichier. socle check nomme le fichier et la ligne.',
  manifestFailed: 'Corrigez la source, et rafraîchissez.',
  hydrationFailed: 'Corrigez la source des manifestes, et rafraîchissez.',
  clusterUnreachable:
    "Prévenez l'équipe de la plateforme. Argo CD réessaie de lui-même.",
  clusterUnauthorized:
    "Prévenez l'équipe de la plateforme : les identifiants du cluster dans Argo CD sont à renouveler.",
  clusterUnknown:
    'Corrigez le nom de la destination, ou ajoutez le cluster à Argo CD.',
  destinationMissing:
    'Nommez un cluster et un espace de noms dans spec.destination.',
  serviceAccountUnmatched:
    'Ajoutez-en un pour cette destination à destinationServiceAccounts du projet.',
  pruneConfirmation: 'Confirmez la suppression, ou remettez-le dans Git.',
  pruneDisabled: 'Synchronisez avec prune, ou remettez-le dans Git.',
  windowClosed:
    "Attendez que la fenêtre s'ouvre, ou demandez-en une qui laisse les personnes synchroniser.",
  windowInvalid: "Corrigez l'horaire ou la durée de la fenêtre.",
  wouldDeleteEverything:
    'Vérifiez le chemin. Si tout doit disparaître, synchronisez avec prune, ou fixez allowEmpty.',
  terminated: 'Synchronisez à nouveau le moment venu.',
  timedOut: "Regardez ce qu'elle attendait, et synchronisez à nouveau.",
  hookFailed:
    'Lisez ce que dit le hook. Une synchronisation reprend aux hooks qui précèdent.',
  waveBlocked:
    "Regardez pourquoi il n'est pas sain. La synchronisation continue dès qu'il l'est.",
  hookWaiting: 'Attendez-le, ou regardez ses pods.',
  deletionWaits: "Arrêtez l'opération.",
  statusTooLarge:
    "Divisez l'Application, ou fixez ApplyOutOfSyncOnly=true et un revisionHistoryLimit plus bas.",
  notSyncedYet: 'Synchronisez, ou activez la synchronisation automatique.',
};
