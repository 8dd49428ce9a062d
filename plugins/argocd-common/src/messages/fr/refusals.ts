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
  revertManySources:
    'Elle a plusieurs sources. Annulez le changement dans le dépôt de chacune.',
  revertChart:
    "Elle vient d'un chart. Indiquez plutôt la version précédente dans Git.",
  revertHydrated:
    'Ses manifestes sont générés dans Git. Annulez ce dont ils sont générés.',
  revertMoved:
    "Elle venait alors d'un autre endroit de Git. Annulez d'abord ce déplacement.",
  revertPinned:
    "Elle suit {{revision}}, qui n'est pas une branche. Indiquez plutôt la révision précédente dans Git.",
  revertRoot: "Elle vient d'un dépôt entier. Annulez-y les commits.",
  revertNothing:
    "Git contient la même chose qu'alors. Il n'y a rien à annuler.",
  revertForgotten: "Le dépôt n'a plus ce qui était déployé alors.",
  revertRendered:
    "{{path}} est généré à partir d'un autre fichier. Changez plutôt celui-là.",
  revertOutside:
    "{{path}} a changé aussi, et d'autres s'en servent peut-être. Annulez les commits à la main.",
  revertUnreadable:
    "{{path}} n'est pas un texte que le portail sache ramener. Annulez les commits à la main.",
  revertTooLarge: 'Trop de fichiers ont changé. Annulez les commits à la main.',
  revertTouched:
    "Quelqu'un a écrit sur la branche {{branch}}, et rien n'en est écrasé. Faites d'abord fusionner ou fermer sa demande.",
  revertNoForge:
    "Le portail ne connaît pas la forge de {{repository}}. L'équipe plateforme peut l'ajouter aux intégrations.",
};
