import { flowStatus as english } from '../en/flows';

/** Ce qu'une carte dit des flux observés. */
export const flowStatus: Readonly<Record<keyof typeof english, string>> = {
  refused_one: '{{count}} connexion refusée depuis une heure.',
  refused_other: '{{count}} connexions refusées depuis une heure.',
  refusedOneNew_one:
    '{{count}} connexion refusée depuis une heure, jamais vue auparavant.',
  refusedOneNew_other:
    '{{count}} connexions refusées depuis une heure, dont 1 jamais vue auparavant.',
  refusedNew:
    '{{count}} connexions refusées depuis une heure, dont {{fresh}} jamais vues auparavant.',
  nothingRefused: 'Aucun refus depuis {{since}}.',
  nothingRefusedLost_one:
    'Aucun refus observé depuis {{since}}, {{count}} événement perdu.',
  nothingRefusedLost_other:
    'Aucun refus observé depuis {{since}}, {{count}} événements perdus.',
  eventsLost_one: '{{count}} événement de la dernière heure est perdu.',
  eventsLost_other: '{{count}} événements de la dernière heure sont perdus.',
  blind: 'Aucune vue : aucun flux du cluster {{cluster}} depuis {{since}}.',
  blindAlways: "Aucune vue : aucun flux du cluster {{cluster}} jusqu'ici.",
  silentNodes_one: "{{count}} nœud du cluster {{cluster}} n'envoie aucun flux.",
  silentNodes_other:
    "{{count}} nœuds du cluster {{cluster}} n'envoient aucun flux.",
  notWatched: "Aucune vue : aucun cluster de cette entité n'est observé.",
};
