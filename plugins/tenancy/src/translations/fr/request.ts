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
