import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';

export default createTranslationMessages({
  ref: catalogGraphTranslationRef,
  full: true,
  messages: {
    'catalogGraphCard.title': 'Relations',
    'catalogGraphCard.deepLinkTitle': 'Voir le graphe',
    'catalogGraphPage.title': 'Graphe du catalogue',
    'catalogGraphPage.filterToggleButtonTitle': 'Filtres',
    'catalogGraphPage.supportButtonDescription':
      'Suivez votre composant en l’ajoutant au catalogue.',
    'catalogGraphPage.simplifiedSwitchLabel': 'Simplifié',
    'catalogGraphPage.mergeRelationsSwitchLabel': 'Fusionner les relations',
    'catalogGraphPage.zoomOutDescription':
      'Pincez et zoomez pour parcourir le graphe. Un clic change de nœud ; avec Maj, il ouvre l’entité.',
    'catalogGraphPage.curveFilter.title': 'Courbe',
    'catalogGraphPage.curveFilter.curveMonotoneX': 'Monotone X',
    'catalogGraphPage.curveFilter.curveStepBefore': 'En escalier',
    'catalogGraphPage.directionFilter.title': 'Sens',
    'catalogGraphPage.directionFilter.leftToRight': 'De gauche à droite',
    'catalogGraphPage.directionFilter.rightToLeft': 'De droite à gauche',
    'catalogGraphPage.directionFilter.topToBottom': 'De haut en bas',
    'catalogGraphPage.directionFilter.bottomToTop': 'De bas en haut',
    'catalogGraphPage.maxDepthFilter.title': 'Profondeur maximale',
    'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ sans limite',
    'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel':
      'effacer la profondeur maximale',
    'catalogGraphPage.selectedKindsFilter.title': 'Genres',
    'catalogGraphPage.selectedRelationsFilter.title': 'Relations',
  },
});
