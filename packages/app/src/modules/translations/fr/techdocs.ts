import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { techdocsTranslationRef } from '@backstage/plugin-techdocs/alpha';

export default createTranslationMessages({
  ref: techdocsTranslationRef,
  full: true,
  messages: {
    'aboutCard.viewTechdocs': 'Voir la documentation',
    'notFound.title': 'Documentation introuvable',
    'notFound.builderNote':
      'techdocs.builder ne vaut pas « local » dans votre configuration : ce portail ne produit pas la documentation qui manque. Faites-la produire et publier par un autre outil (la CI, par exemple), ou mettez techdocs.builder à « local ».',
    'buildLogs.title': 'Détails de la production',
    'buildLogs.closeDrawer': 'Fermer le panneau',
    'buildLogs.showBuildLogs': 'Voir les journaux',
    'buildLogs.waitingForLogs': 'En attente des journaux…',
    'stateIndicator.initialBuild.message':
      'Cette documentation est ouverte pour la première fois et se prépare. La suite va plus vite.',
    'stateIndicator.contentStaleRefreshing.message':
      'Une version plus récente se prépare.',
    'stateIndicator.contentStaleReady.message':
      'Une version plus récente est prête : rechargez pour la lire.',
    'stateIndicator.contentStaleReady.refreshButton': 'Recharger',
    'stateIndicator.contentStaleError.message':
      'La version plus récente n’a pas pu être produite.',
    'redirectNotification.redirectNow': 'Y aller maintenant',
    'search.noResults': 'Aucun résultat',
    'search.placeholder': 'Rechercher dans {{entityTitle}}',
    'readerPageHeader.owner': 'Propriétaire',
    'readerPageHeader.lifecycle': 'Cycle de vie',
    'readerPageHeader.source': 'Source',
    'home.supportButton': 'Trouvez la documentation de ce qui vous entoure.',
    'pageWrapper.title': 'Documentation',
    'pageWrapper.subtitle': 'La documentation de {{orgName}}',
    'table.columns.document': 'Document',
    'table.columns.owner': 'Propriétaire',
    'table.columns.kind': 'Genre',
    'table.columns.type': 'Type',
    'table.header.actions': 'Actions',
    'table.toolbar.searchPlaceholder': 'Filtrer',
    'table.pagination.labelRowsSelect': 'lignes',
    'table.body.emptyDataSourceMessage': 'Rien à afficher',
    'table.actions.copyDocsUrl': 'Copier le lien de la documentation',
    'table.actions.addToFavorites': 'Ajouter aux favoris',
    'table.actions.removeFromFavorites': 'Retirer des favoris',
    'table.emptyState.title': 'Aucun document',
    'table.emptyState.description':
      'Écrivez le vôtre : le guide de démarrage dit comment',
    'table.emptyState.docsButton': 'Documentation',
    'table.title.all': 'Tout',
    'error.couldNotLoad': 'La documentation n’a pas pu être lue.',
    'nav.title': 'Documentation',
    'entityContent.title': 'Documentation',
    'reader.settings': 'Paramètres',
  },
});
