export default {
  'status.ok': 'OK',
  'status.warning': 'Avertissement',
  'status.error': 'Erreur',
  'status.unknown': 'Inconnu',
  'status.stale': '{{level}}, périmé',
  'status.observed': 'vu {{time}}',
  'status.staleSince':
    'état de {{observed}}, source injoignable depuis {{unreachable}}',
  'live.live': 'En direct',
  'live.reconnecting': 'Reconnexion',
  'live.stale': 'Périmé',
  'live.liveTitle':
    'Les changements apparaissent ici au moment où ils ont lieu.',
  'live.reconnectingTitle':
    'La connexion est rompue. Jusqu’à son retour, voici le dernier état connu.',
  'live.staleTitle': 'Voici le dernier état connu.',
  'live.staleSince': 'Voici le dernier état connu, de {{time}}.',
  'snippet.copy': 'Copier',
  'snippet.copied': 'Copié',
  'environments.fact': 'Caractéristique',
  'diff.added': 'nouveau',
  'diff.changed': 'modifié',
  'diff.removed': 'supprimé',
  'diff.lines': 'Lignes {{hunk}}',
} as const;
