/** What the form for tenants says, in French. */
export const fieldsMessagesInFrench = {
  'fields.optional': 'facultatif',
  'fields.choose': 'Choisir',
  'fields.missing': 'Il manque : {{field}}.',
  'fields.blocked_one': 'a {{count}} réponse à corriger, signalée plus bas.',
  'fields.blocked_other':
    'a {{count}} réponses à corriger, signalées plus bas.',
  'fields.form': 'Réponses',
  'fields.offer.loading': 'Chargement de ce qu’offre la plateforme',
  'fields.offer.failed':
    'Ce qu’offre la plateforme ne peut être lu ; ce qui sera créé n’est donc pas montré.',
  'fields.offer.failedDescription':
    'Le portail a répondu : {{message}} Vous pouvez quand même remplir le formulaire : tout est vérifié à l’ouverture de la demande.',
  'fields.offer.noProfile':
    'La plateforme n’a pas de profil valide pour le moment.',
  'fields.offer.noProfileDescription':
    'Tailles, prix et fichiers ne peuvent être montrés tant que l’équipe de la plateforme n’a pas corrigé socle.yaml.',
  'fields.offer.stale':
    'Le dépôt de la plateforme est injoignable. Ce que vous voyez a été lu avant ; tout est vérifié à nouveau à l’ouverture de la demande.',
  'fields.offer.denied': 'Vous ne pouvez pas demander d’espace.',
  'fields.offer.deniedDescription':
    'L’équipe de la plateforme peut vous accorder la permission tenancy.tenant.create.',
  'fields.offer.noOwner':
    'Vous n’êtes dans aucun groupe qui puisse posséder un espace.',
  'fields.offer.noOwnerDescription':
    'Faites-vous ajouter au groupe de votre équipe dans le catalogue, par son responsable ou par l’équipe de la plateforme.',
  'fields.offer.tryAgain': 'Réessayer',
  'fields.tenant.owner': 'Propriétaire',
  'fields.tenant.ownerHelp':
    'L’équipe qui en répond et qui le paie : l’un de vos propres groupes.',
  'fields.tenant.title': 'Titre',
  'fields.tenant.titleHelp':
    'Le nom tel qu’on le dit, par exemple Paiements par carte.',
  'fields.tenant.name': 'Nom',
  'fields.tenant.nameHelp':
    'Le nom de son dossier, et le début de ses namespaces. Il ne peut plus changer ensuite.',
  'fields.tenant.description': 'Description',
  'fields.tenant.descriptionHelp': 'À quoi il sert, en une ligne.',
  'fields.tenant.costCenter': 'Centre de coûts',
  'fields.tenant.costCenterHelp': 'Qui le paie, par exemple FR-4021.',
  'fields.tenant.access': 'Qui peut quoi',
  'fields.tenant.accessHelp':
    'Des groupes du fournisseur d’identité, séparés par des virgules, tels que les clusters les connaissent.',
  'fields.tenant.admins': 'Administrateurs',
  'fields.tenant.adminsHelp':
    'Peuvent ce que peuvent les développeurs, et gérer les secrets.',
  'fields.tenant.developers': 'Développeurs',
  'fields.tenant.developersHelp':
    'Peuvent regarder, lire les journaux, et ouvrir un shell hors production.',
  'fields.tenant.viewers': 'Lecteurs',
  'fields.tenant.viewersHelp': 'Peuvent regarder, et lire les journaux.',
  'fields.name.checking': 'On demande si {{name}} est libre …',
  'fields.name.free': '{{name}} est libre.',
  'fields.name.mine':
    'Vous avez déjà demandé {{name}}. Redemander avec les mêmes réponses met cette demande à jour.',
  'fields.name.failed':
    'Impossible de savoir maintenant si {{name}} est libre. Vous pouvez continuer : c’est vérifié à l’ouverture de la demande.',
  'fields.name.request': 'Demande {{number}}',
  'fields.name.ownedBy': 'Il appartient à {{owner}}.',
  'fields.environments.heading': 'Environnements',
  'fields.environments.help':
    'Chacun est un namespace à part, dans l’ordre de promotion.',
  'fields.environments.one': 'Environnement {{number}}',
  'fields.environments.named': 'Environnement {{name}}',
  'fields.environments.name': 'Nom',
  'fields.environments.namespace': 'Son namespace est {{namespace}}.',
  'fields.environments.nameHelp':
    'Par exemple dev, staging ou prod. Il ne peut plus changer ensuite.',
  'fields.environments.cluster': 'Cluster',
  'fields.environments.clusterHelp': 'Où il tourne.',
  'fields.environments.size': 'Taille',
  'fields.environments.month': '{{price}} par mois',
  'fields.environments.facts':
    '{{cpu}} CPU, {{memory}} de mémoire, {{storage}} de stockage',
  'fields.environments.more': 'Hôtes et échéance',
  'fields.environments.exposed': 'Hôtes',
  'fields.environments.exposedHelp':
    'Noms d’hôtes que l’ingress amène ici, séparés par des virgules.',
  'fields.environments.exposedUnder':
    'Noms d’hôtes que l’ingress amène ici, sous {{domain}}, séparés par des virgules.',
  'fields.environments.expires': 'Inutile après le',
  'fields.environments.expiresHelp':
    'Un jour, par exemple 2027-03-31. Vous êtes prévenu un mois et une semaine avant.',
  'fields.environments.add': 'Ajouter un environnement',
  'fields.environments.moved':
    '{{name}} est maintenant l’environnement {{number}} sur {{total}}.',
  'fields.connections.heading': 'Connexions',
  'fields.connections.help':
    'Ce qui peut se connecter à cet espace, et ce à quoi il peut se connecter. Dans un environnement, DNS, ingress et télémétrie sont déjà ouverts ; tout le reste est refusé.',
  'fields.connections.empty':
    'Aucune connexion n’est demandée. Chacune peut aussi être ajoutée plus tard.',
  'fields.connections.one': 'Connexion {{number}}',
  'fields.connections.direction': 'Sens',
  'fields.connections.to': 'Cet espace se connecte à',
  'fields.connections.from': 'Peut se connecter à cet espace',
  'fields.connections.peer': 'Autre bout',
  'fields.connections.peerTenant': 'Un espace',
  'fields.connections.peerFqdn': 'Un nom DNS',
  'fields.connections.peerCidr': 'Un réseau',
  'fields.connections.tenant': 'Espace',
  'fields.connections.tenantHelp':
    'Ses propriétaires doivent déclarer la même.',
  'fields.connections.environment': 'Son environnement',
  'fields.connections.environmentHelp': 'À défaut, celui du même nom.',
  'fields.connections.peerService': 'Son service',
  'fields.connections.serviceHelp': 'À défaut, tous.',
  'fields.connections.fqdn': 'Nom DNS',
  'fields.connections.fqdnHelp': 'Par exemple api.stripe.com, ou *.stripe.com.',
  'fields.connections.cidr': 'Réseau',
  'fields.connections.cidrHelp': 'Hors des clusters, par exemple 10.20.0.0/16.',
  'fields.connections.where': 'Environnement',
  'fields.connections.whereHelp': 'Où elle est ouverte.',
  'fields.connections.everywhere': 'Tous les environnements',
  'fields.connections.service': 'Service de cet espace',
  'fields.connections.ports': 'Ports',
  'fields.connections.portsHelp': 'Par exemple 443/TCP, 8080/TCP.',
  'fields.connections.reason': 'Motif',
  'fields.connections.reasonHelp':
    'Pour ceux qui la relisent, et ceux qui la rencontrent plus tard.',
  'fields.connections.http': 'Requêtes qui passent',
  'fields.connections.httpHelp': 'Si aucune n’est nommée, toutes passent.',
  'fields.connections.request': 'Requête {{number}}',
  'fields.connections.method': 'Méthode',
  'fields.connections.methodHelp': 'De HTTP.',
  'fields.connections.anyMethod': 'Toutes',
  'fields.connections.path': 'Chemin',
  'fields.connections.pathHelp':
    'Le chemin entier, par exemple /v1/charges/[0-9]+.',
  'fields.connections.addRequest': 'Limiter à une requête',
  'fields.connections.addAnotherRequest': 'Ajouter une requête',
  'fields.connections.add': 'Ajouter une connexion',
  'fields.connections.moved':
    'La connexion est maintenant la numéro {{number}} sur {{total}}.',
  'fields.rows.up': 'Monter : {{what}}',
  'fields.rows.down': 'Descendre : {{what}}',
  'fields.rows.remove': 'Retirer : {{what}}',
  'fields.rows.removeShort': 'Retirer',
  'fields.rows.removed': 'Retiré : {{what}}.',
  'fields.preview.heading': 'Ce qui sera créé',
  'fields.preview.summary':
    '{{title}} reçoit {{environments}}, pour {{price}} par mois.',
  'fields.preview.incomplete':
    'Ce qui sera créé s’affiche ici dès que le formulaire est complet.',
  'fields.preview.earlier': 'Ceci vient de vos dernières réponses complètes.',
  'fields.preview.changes': 'En mots (en anglais)',
  'fields.preview.change': 'This {{text}}',
  'fields.preview.files_one':
    '{{count}} fichier pour le dépôt de la plateforme',
  'fields.preview.files_other':
    '{{count}} fichiers pour le dépôt de la plateforme',
  'fields.preview.teamFiles_one': '{{count}} fichier pour le dépôt de l’équipe',
  'fields.preview.teamFiles_other':
    '{{count}} fichiers pour le dépôt de l’équipe',
  'fields.preview.teamAddress':
    'Il est créé à {{address}}, sauf s’il a déjà un contenu.',
  'fields.preview.findings': 'Ce qui s’y oppose',
  'fields.preview.inSection': 'Dans {{section}}',
  'fields.preview.sections.tenant': 'L’espace',
  'fields.preview.sections.environments': 'Environnements',
  'fields.preview.sections.connections': 'Connexions',
  'fields.verdict.label': 'Verdict et prix',
  'fields.verdict.missing_one': '{{count}} réponse manque ou est fausse.',
  'fields.verdict.missing_other':
    '{{count}} réponses manquent ou sont fausses.',
  'fields.verdict.checking': 'La plateforme regarde …',
  'fields.verdict.good': 'Aucune règle n’a rien contre.',
  'fields.verdict.warnings_one':
    'La demande est possible ; {{count}} règle met en garde.',
  'fields.verdict.warnings_other':
    'La demande est possible ; {{count}} règles mettent en garde.',
  'fields.verdict.errors_one':
    'La demande est impossible : {{count}} règle s’y oppose.',
  'fields.verdict.errors_other':
    'La demande est impossible : {{count}} règles s’y opposent.',
  'fields.verdict.failed':
    'La plateforme ne peut être interrogée maintenant. Vous pouvez continuer : tout est vérifié à l’ouverture de la demande.',
  'fields.verdict.stale':
    'Vérifié contre ce qui a été lu avant : le dépôt de la plateforme est injoignable.',
  'fields.verdict.requestsUnknown':
    'Les demandes ouvertes ne peuvent être lues ; une autre demande peut donc porter le même nom.',
  'fields.verdict.price': '{{price}} par mois',
  'fields.verdict.budget':
    '{{owner}} dépense alors {{used}} sur {{limit}} par mois',
  'fields.verdict.noBudget': '{{owner}} dépense alors {{used}} par mois',
  'fields.verdict.over':
    '{{owner}} dépense alors {{used}} par mois, {{over}} de plus que son budget',
} as const;
