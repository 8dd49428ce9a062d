export const cardMessages = {
  'card.title': 'Livraison',
  'card.label': 'Livraison de {{name}}',
  'card.loading': 'Chargement de la livraison',
  'card.open': 'Voir la livraison',
  'card.why': 'Voir pourquoi',
  'mark.denied': 'Inconnu, ou réservé à d’autres',
  'mark.failed': 'Lecture impossible : {{message}}',
  'mark.stale': '{{sentence}} Son Argo CD est injoignable depuis {{time}}.',
  'verdicts.delivered': 'Livré',
  'verdicts.progressing': 'En cours',
  'verdicts.outOfSync': 'Désynchronisé',
  'verdicts.failing': 'En échec',
  'verdicts.unknown': 'Inconnu',
  'sentence.everywhere': 'Livré : {{version}} dans tous les environnements.',
  'sentence.versions': 'Livré : {{versions}}.',
  'sentence.all': 'Livré : les {{total}} Applications en {{environments}}.',
  'sentence.versionIn': '{{version}} en {{environment}}',
  'sentence.at': '{{environment}} : {{sentence}}',
  'sentence.others_one': '{{count}} autre n’est pas livrée non plus.',
  'sentence.others_other': '{{count}} autres ne sont pas livrées non plus.',
  'facts.status': 'État',
  'facts.version': 'Version',
  'facts.commit': 'Commit',
  'facts.deployed': 'Déployé',
  'facts.lacks': 'Pas encore ici',
  'facts.automated': 'par Argo CD',
  'facts.by': 'par {{name}}',
  'facts.never': 'Jamais',
  'facts.notKnown': 'Inconnu',
  'facts.nothing': 'Rien',
  'facts.noApplication': 'Aucune Application ne déploie ici.',
  'facts.elsewhere': 'ailleurs',
  'facts.lacksBrief': 'pas encore {{before}}',
  'facts.lackImage': '{{image}} {{before}}, ici {{has}}',
  'facts.lackImageAbsent': '{{image}} {{before}}',
  'facts.lackRevision': '{{repository}} à {{before}}, ici {{has}}',
  'facts.lackRevisionAbsent': '{{repository}} à {{before}}',
  'facts.upToDate': 'A tout ce qu’a l’environnement précédent',
  'facts.first': 'Le premier environnement',
  'facts.author': '{{subject}} ({{author}})',
  'instances.down':
    '{{name}} est illisible depuis {{time}}. Ce qui en est montré date de {{observed}}.',
  'instances.never':
    '{{name}} est illisible. Rien n’est connu de ce qu’il livre.',
  'instances.apiDown':
    'L’API de {{name}} ne répond pas. Les arbres, différences et actions de ses Applications doivent attendre.',
  'instances.details': 'Détails',
  'refused.title': 'Revendications sans effet',
  'refused.otherTenant':
    'L’annotation {{annotation}} demande {{value}}, qui appartient à un autre espace.',
  'refused.notAnEnvironment':
    'L’annotation {{annotation}} demande {{value}}, qui ne déploie dans aucun environnement de cette entité.',
  'refused.notFound':
    'L’annotation {{annotation}} demande {{value}}, qui n’existe pas.',
  'refused.unknownInstance':
    'L’annotation {{annotation}} demande {{value}}, qui n’est pas un Argo CD de cette plateforme.',
  'refused.unknownTenant':
    'L’annotation {{annotation}} demande {{value}}, qui n’est pas un espace.',
  'refused.ownerNotInTenant':
    'L’annotation {{annotation}} demande {{value}}, dont le propriétaire ne fait pas partie.',
  'refused.invalidValue':
    'L’annotation {{annotation}} dit {{value}}, qui est illisible.',
  'refused.remedy':
    'Corrigez l’annotation dans son catalog-info.yaml, ou adressez-vous au propriétaire de ce qu’elle revendique.',
  'denied.title': 'Vous ne pouvez pas voir comment cela est livré.',
  'failed.title': 'L’état de la livraison n’a pas pu être lu.',
  'failed.notFound':
    'Le catalogue n’a pas cette entité, ou vous ne pouvez pas la voir.',
  'empty.title': 'Aucune Application d’Argo CD ne livre ceci.',
  'empty.description':
    'Les Applications qui déploient dans ses namespaces et portent son nom sont trouvées d’elles-mêmes. Les autres se nomment dans son catalog-info.yaml.',
  'empty.noTenantTitle':
    'Ceci n’appartient à aucun espace, et rien n’en est donc montré ici.',
  'empty.noTenantDescription':
    'Nommez son espace dans son catalog-info.yaml. Le propriétaire doit être le groupe à qui l’espace appartient.',
} as const;
