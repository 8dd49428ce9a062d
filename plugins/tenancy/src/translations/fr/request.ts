export const requestMessages = {
  'request.loading': 'Chargement de la demande',
  'request.failedTitle': 'La demande n’a pas pu être lue.',
  'request.notFound':
    'Il n’y a pas de demande pour un espace {{tenant}}, ou vous ne pouvez pas la voir. Son propriétaire et qui l’a faite le peuvent.',
  'request.title.create': 'Nouvel espace {{tenant}}',
  'request.title.change': 'Changement de {{tenant}}',
  'request.title.suspend': 'Suspension de {{tenant}}',
  'request.title.remove': 'Suppression de {{tenant}}',
  'request.asked': 'Demandé par {{person}}, {{age}}, dans la {{change}}.',
  'request.askedByNobody': 'Demandé {{age}}, dans la {{change}}.',
  'request.pullRequest': 'pull request {{number}}',
  'request.openPullRequest': 'Ouvrir la pull request',
  'request.openTenant': 'Ouvrir la page de {{tenant}}',
  'request.openArgocd': 'Ouvrir Argo CD',
  'request.askAgain': 'Demander à nouveau',
  'request.wanted': 'Ce qui est demandé',
  'request.steps': 'Le chemin de cette demande',
  'request.verdict.create': '{{tenant}} est en service.',
  'request.verdict.change': 'Le changement de {{tenant}} est en service.',
  'request.verdict.suspend': '{{tenant}} est suspendu.',
  'request.verdict.remove': '{{tenant}} n’est plus là.',
  'request.verdict.closed':
    'Fermée sans fusion : rien n’en est sur la plateforme.',
  'request.verdict.review':
    'Attend que quelqu’un relise et fusionne la pull request {{number}}.',
  'request.verdict.going': 'Étape {{step}} sur {{total}} en cours : {{title}}.',
  'request.verdict.stopped':
    'Arrêtée à l’étape {{step}} sur {{total}} : {{title}}.',
  'request.verdict.unknown':
    'Son avancement ne peut pas être connu pour l’instant : {{title}}.',
  'request.step.proposed': 'proposition',
  'request.step.merged': 'relecture et fusion',
  'request.step.registered': 'lecture par le portail',
  'request.step.applied': 'application par Argo CD',
  'request.step.live': 'mise en service sur les clusters',
  'request.step.gone': 'disparition des clusters',
  'request.state.done': 'Fait',
  'request.state.current': 'En cours',
  'request.state.waiting': 'Pas encore',
  'request.state.failed': 'Arrêtée',
  'request.state.unknown': 'Inconnu',
  'request.moved': 'dernier mouvement {{age}}',
  'request.reason.proposedWaiting': 'Rien n’est encore proposé',
  'request.reason.proposed': 'La pull request {{number}} a été ouverte',
  'request.reason.open':
    'La pull request {{number}} est ouverte à la relecture',
  'request.reason.mergedWaiting': 'La fusion vient après la relecture',
  'request.reason.merged': 'La pull request {{number}} est fusionnée',
  'request.reason.closed':
    'La pull request {{number}} a été fermée sans fusion ; sa page dit pourquoi, et vous pouvez demander à nouveau',
  'request.reason.conflict':
    'La pull request {{number}} est en conflit avec ce qui a été fusionné entre-temps ; demandez à nouveau la même chose, ce qui la met à jour, ou résolvez le conflit sur sa page',
  'request.reason.checksFailed':
    'La pull request {{number}} ne passe pas {{checks}} ; sa page dit pourquoi',
  'request.reason.checksRunning':
    'La pull request {{number}} attend {{checks}}, puis sa relecture et sa fusion',
  'request.reason.checksPassed':
    'La pull request {{number}} passe ses contrôles, et attend sa relecture et sa fusion',
  'request.reason.reviewed':
    'La pull request {{number}} attend sa relecture et sa fusion',
  'request.reason.registeredWaiting': 'Le portail la lit après la fusion',
  'request.reason.registered': 'L’arborescence de la plateforme l’a',
  'request.reason.unregistered': 'L’arborescence de la plateforme ne l’a plus',
  'request.reason.registering':
    'Le portail n’a pas encore lu la fusion dans l’arborescence de la plateforme',
  'request.reason.invalid':
    'Le tenant.yaml fusionné n’est pas valide, donc rien de nouveau n’en vaut',
  'request.reason.appliedWaiting': 'Argo CD l’applique après la fusion',
  'request.reason.argocdNotSet':
    'Le portail ne sait pas où est Argo CD ; ses administrateurs renseignent platform.argocd',
  'request.reason.removed': 'Argo CD l’a retiré',
  'request.reason.removing': 'Argo CD a encore {{applications}}',
  'request.reason.notMade':
    'Argo CD n’a pas encore créé l’Application {{application}}',
  'request.reason.applicationError': '{{application}} est en erreur',
  'request.reason.syncFailed':
    'Argo CD n’a pas pu synchroniser {{application}}',
  'request.reason.syncing': 'Argo CD synchronise {{application}}',
  'request.reason.sync': '{{application}} est {{sync}}',
  'request.reason.notCompared':
    '{{application}} n’est pas encore comparée au dépôt',
  'request.reason.notComparedWithMerge':
    'Argo CD n’a pas encore comparé {{application}} à la fusion',
  'request.reason.health': '{{application}} est {{health}}',
  'request.reason.notAssessed': '{{application}} n’est pas encore évaluée',
  'request.reason.appliedOne': 'L’Application est Synced et Healthy',
  'request.reason.applied': 'Les {{total}} Applications sont Synced et Healthy',
  'request.reason.liveWaiting': 'La mise en service vient après Argo CD',
  'request.reason.gone': 'Il n’est plus là',
  'request.reason.notRendered':
    'L’arborescence de la plateforme n’a aucun environnement de cet espace ; faites produire et fusionner les fichiers de tenants/',
  'request.reason.noQuota':
    'Le namespace {{namespace}} n’a pas encore de quota',
  'request.reason.liveOne':
    '{{namespaces}} est sur les clusters, avec son quota',
  'request.reason.live':
    '{{namespaces}} sont sur les clusters, avec leur quota',
  'request.said': '{{reason}} : {{detail}}',
  'request.next.review':
    'Quelqu’un de l’équipe de la plateforme la relit sur la forge, et la fusion vaut accord. Si la forge signale un conflit avec ce qui a été fusionné entre-temps, demandez à nouveau avec les mêmes réponses : Socle met cette pull request à jour et garde ce que d’autres y ont ajouté.',
  'request.next.closed':
    'La pull request dit pourquoi. Vous pouvez demander à nouveau avec d’autres réponses.',
  'request.next.forge':
    'La forge ne répond pas. Cette page reprend d’elle-même dès qu’elle répond.',
  'request.next.registering':
    'Il n’y a rien à faire : cela prend quelques secondes.',
  'request.next.invalid':
    'Corrigez tenant.yaml dans une autre pull request ; la page de l’espace dit le fichier, la ligne et le remède.',
  'request.next.syncing': 'Il n’y a rien à faire : Argo CD s’en occupe.',
  'request.next.syncFailed':
    'Argo CD réessaie de lui-même. Si la cause demeure, ouvrez Argo CD pour lire le message entier, et montrez-le à l’équipe de la plateforme.',
  'request.next.argocd':
    'Ce qui est fusionné reste en vigueur : l’équipe de la plateforme peut dire pourquoi Argo CD ne répond pas.',
  'request.next.appearing':
    'Il n’y a rien à faire : les clusters s’en occupent.',
  'request.next.notRendered':
    'Demandez à l’équipe de la plateforme de produire les fichiers de cet espace et de les fusionner.',
  'request.next.cluster':
    'Le cluster ne répond pas. Cette page reprend d’elle-même dès qu’il répond.',
} as const;
