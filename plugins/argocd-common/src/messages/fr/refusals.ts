import { refusals as english } from '../en/refusals';

/**
 * Pourquoi une action ne peut pas aboutir, une phrase chacune.
 *
 * @public
 */
export const refusals: Readonly<Record<keyof typeof english, string>> = {
  deleting: "L'Application est en cours de suppression.",
  operationRunning:
    "Une autre opération est en cours. Elle doit d'abord finir.",
  windowClosed:
    'Aucune fenêtre ne laisse les personnes synchroniser en ce moment.',
  windowClosedUntil:
    "Aucune fenêtre ne laisse les personnes synchroniser en ce moment. La prochaine s'ouvre à {{opensAt}}.",
  windowInvalid:
    'Une fenêtre de synchronisation du projet est illisible : rien ne peut se synchroniser.',
  automatedSync:
    'La synchronisation automatique est active et ramènerait la dernière révision. Annulez plutôt le changement dans Git.',
  automatedRevision:
    'La synchronisation automatique est active et ne synchronise que {{revision}}. Changez-le plutôt dans Git.',
  neverDeployed: "Rien n'a été déployé avant, à quoi revenir.",
  notInHistory: 'Argo CD ne connaît plus ce déploiement.',
  alreadyThere: 'Ce déploiement est celui qui tourne.',
  noOperation: "Aucune opération n'est en cours.",
  alreadyTerminating: "L'opération est déjà en train de s'arrêter.",
  nothingToConfirm: "Rien n'attend de confirmation.",
  noToken:
    "Le portail n'a pas de jeton d'Argo CD qui permette cela dans le projet {{project}}. L'équipe plateforme peut en ajouter un.",
};
