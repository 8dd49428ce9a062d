import { reasons as english } from '../en/reasons';

/**
 * L'état d'une Application, une phrase par raison.
 *
 * @public
 */
export const reasons: Readonly<Record<keyof typeof english, string>> = {
  delivered: 'Livré : {{version}}.',
  syncing: 'Argo CD applique {{version}}.',
  waitingForResource: 'La synchronisation attend {{resource}}.',
  waitingForHook: 'La synchronisation attend le hook {{resource}}.',
  waitingForDeletion:
    'La synchronisation attend que {{resource}} soit supprimé.',
  rollingOut: '{{version}} est en cours de déploiement.',
  rolloutFailing:
    '{{version}} est en cours de déploiement et ne fonctionne pas.',
  suspended: "Quelque chose est en pause et attend d'être repris.",
  hydrating: 'Les manifestes sont en cours de rendu dans Git.',
  deleting: 'La suppression est en cours.',
  outOfSync_one:
    "{{count}} ressource diffère de Git, et personne ne l'a synchronisée.",
  outOfSync_other:
    '{{count}} ressources diffèrent de Git, et personne ne les a synchronisées.',
  outOfSyncAutomated_one:
    '{{count}} ressource diffère de Git. Argo CD va la synchroniser.',
  outOfSyncAutomated_other:
    '{{count}} ressources diffèrent de Git. Argo CD va les synchroniser.',
  stillDifferent_one:
    '{{count}} ressource diffère de Git, bien que cette révision ait été synchronisée.',
  stillDifferent_other:
    '{{count}} ressources diffèrent de Git, bien que cette révision ait été synchronisée.',
  pruneDisabled_one:
    "{{count}} ressource n'est plus dans Git, et rien ne la supprime.",
  pruneDisabled_other:
    '{{count}} ressources ne sont plus dans Git, et rien ne les supprime.',
  pruneConfirmation:
    "{{resource}} n'est plus dans Git, et quelqu'un doit confirmer sa suppression.",
  windowClosed:
    "Un changement attend : aucune fenêtre de synchronisation n'est ouverte.",
  windowClosedUntil:
    "Un changement attend : une fenêtre de synchronisation s'ouvre à {{opensAt}}.",
  missing: "Rien n'en est encore sur le cluster.",
  specInvalid: "Argo CD n'accepte pas ce qu'elle demande.",
  comparisonFailed: 'Argo CD ne peut pas la comparer à Git.',
  deletionFailed: 'La suppression échoue.',
  internalError: 'Argo CD signale une erreur interne.',
  hydrationFailed: 'Ses manifestes ne peuvent pas être rendus dans Git.',
  syncFailed: 'La synchronisation de {{version}} a échoué.',
  syncRetrying:
    'La synchronisation de {{version}} a échoué ; nouvel essai en cours (n° {{attempt}}).',
  syncRefused: 'Argo CD ne la synchronise plus.',
  degraded: 'Une partie ne tourne pas comme elle devrait.',
  notReported: "Argo CD n'en a encore rien dit.",
  notCompared: 'Argo CD ne peut pas dire si elle est conforme à Git.',
  healthUnknown: 'Argo CD ne peut pas dire si elle tourne.',
  noApplication: "Aucune Application n'a été trouvée.",
};
