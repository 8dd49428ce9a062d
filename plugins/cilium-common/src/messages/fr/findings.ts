import { findings as english } from '../en/findings';

/**
 * Ce qui ne va pas dans une politique, une phrase par code.
 *
 * @public
 */
export const findings: Readonly<Record<keyof typeof english, string>> = {
  notAnObject: 'Ceci est {{is}}, et non une politique.',
  kind: "{{kind}} n'est pas un type de politique connu ici.",
  apiVersion: "{{version}} n'est pas une version servie de {{kind}}.",
  noName: "La politique n'a pas de nom.",
  noSpec: "La politique n'a ni spec ni specs.",
  type: '{{field}} est {{is}}, et non {{expected}}.',
  nothing: "Il n'y a rien après {{field}}.",
  unknownField: "{{field}} n'est pas un champ.",
  misspeltField: "{{field}} n'est pas un champ ; {{guess}} en est un.",
  removedField: "{{field}} n'existe plus depuis Cilium {{version}}.",
  laterField: "{{field}} n'existe qu'à partir de Cilium {{version}}.",
  refused: "Cilium dit que la politique n'est pas valide : {{reason}}",
  noRules: "La politique n'a aucune règle, ni d'entrée ni de sortie.",
  noSubject: 'La politique ne dit pas qui elle concerne.',
  twoSubjects: 'La politique a endpointSelector et nodeSelector à la fois.',
  nodesOfNamespace:
    "Une politique d'un namespace ne peut pas concerner les nœuds, qui ne sont d'aucun namespace.",
  labelKey: '« {{key}} » n’est pas une clé de label.',
  labelValue: '« {{value}} » n’est pas une valeur de label.',
  operator: '« {{operator}} » n’est pas un opérateur de sélecteur.',
  valuesMissing: '{{operator}} demande des valeurs.',
  valuesForbidden: '{{operator}} ne prend pas de valeur.',
  peersCombined: 'Une règle ne peut pas avoir {{one}} et {{other}} à la fois.',
  nodesOff:
    'Ce cluster ne laisse pas les politiques sélectionner des nœuds par leurs labels.',
  cidr: '« {{cidr}} » n’est pas un réseau en notation CIDR.',
  exceptOutside: "{{except}} n'est pas dans {{cidr}}.",
  cidrOneOf:
    'Il faut exactement un champ parmi cidr, cidrGroupRef et cidrGroupSelector.',
  entity: '« {{entity}} » n’est pas une entité.',
  icmpWithPorts: 'Une règle ne peut pas avoir icmps et toPorts à la fois.',
  tooMany: '{{field}} a plus de {{limit}} éléments.',
  icmpFamily: '« {{family}} » n’est ni IPv4 ni IPv6.',
  icmpType: '« {{type}} » n’est pas un type ICMP pour {{family}}.',
  port: '« {{port}} » n’est ni un port ni le nom d’un port.',
  portMissing: 'Il manque un port.',
  portOfPortless: "{{protocol}} n'a pas de ports, et {{port}} en est un.",
  protocol: '« {{protocol}} » n’est pas un protocole connu des politiques.',
  l7Ingress: "Les règles DNS ne sont possibles qu'en sortie.",
  l7OfNodes: 'Les règles de couche 7 ne sont pas possibles pour les nœuds.',
  l7Protocol:
    'Les règles HTTP demandent TCP, et ce port est pour {{protocol}}.',
  l7Port: "Les règles de couche 7 demandent un port, et 0 n'en est pas un.",
  l7Range: 'Les règles DNS ne prennent pas de plage de ports.',
  l7Several: 'Des règles HTTP et des règles DNS portent sur les mêmes ports.',
  l7WithoutPort: 'Les règles DNS demandent que le port 53 soit nommé.',
  l7WithServerNames:
    'serverNames à côté de règles de couche 7 demande terminatingTLS.',
  serverName: 'Un nom de serveur est vide.',
  listenerOnIngress: "Un listener n'est possible qu'en sortie.",
  listenerWithL7:
    'Un listener et des règles de couche 7 portent sur les mêmes ports.',
  expression: '« {{expression}} » n’est pas une expression rationnelle.',
  headerName: "Un en-tête n'a pas de nom.",
  secretName: "Un secret n'a pas de nom.",
  domainName: '« {{name}} » n’est pas un nom DNS.',
  domainPattern: '« {{pattern}} » n’est pas un motif de noms DNS.',
  domainBoth: 'Un élément a matchName et matchPattern à la fois.',
  domainLength: 'Un nom DNS a plus de 255 caractères.',
  word: '« {{value}} » n’est pas une valeur possible de {{field}}.',
  range: '{{field}} vaut {{value}}, hors limites.',
  oneOf: 'Il faut exactement un champ parmi {{fields}}.',
  domainNotAccept:
    'domainNames n’est possible que dans les règles qui autorisent.',
  cidrCoversPods:
    '{{cidr}} contient des adresses de pods, et les réseaux ne désignent pas les pods.',
  emptyPeers: '{{field}} est une liste vide : la règle ne désigne personne.',
  emptyDomains:
    '{{field}} est une liste vide, que Cilium prend pour tout le monde sur ces ports.',
  emptyPorts: 'toPorts ne nomme ici aucun port : cela ne désigne rien.',
  emptyTypes: 'icmps ne nomme ici aucun type : cela ne désigne rien.',
  noService:
    'toServices ne correspond à aucun service : pour Cilium, la règle désigne alors tout le monde sur ses ports.',
  noServiceNoPorts:
    'toServices ne correspond à aucun service : la règle ne désigne personne.',
  selectsNobody: "Aucune charge connue n'a ces labels en ce moment.",
  peerSelectsNobody: "Aucun pair connu n'a ces labels en ce moment.",
  neverInIdentity:
    "Le label {{key}} n'entre jamais dans une identité : aucune politique ne peut sélectionner par lui.",
  otherNamespace:
    'La politique concerne les pods de son propre namespace ; {{namespace}} est ignoré.',
  l7Lifted:
    'Ces règles ne demandent rien à {{peer}} : {{policy}} laisse passer toutes ses requêtes vers le port {{port}}.',
  denyOnly:
    'La politique ne fait qu’interdire, et coupe donc tout le reste ({{direction}}) de qui elle sélectionne.',
  denyNothing:
    "enableDefaultDeny pour {{direction}} est sans effet : la politique n'a pas de règle pour cela.",
  endPortBelow:
    "La plage finit avant d'avoir commencé : seul {{port}} est désigné.",
  icmpTypeZero: 'Le type 0 d’ICMP vaut pour tous les types.',
  domainWithoutDns:
    'Aucune règle de ces pods ne laisse Cilium voir la résolution de {{name}} : ses adresses ne sont jamais connues.',
  typeNotNamed:
    'policyTypes ne nomme pas {{type}}, et Cilium applique ces règles quand même.',
  duplicate:
    'Une autre politique porte le même nom, et une seule des deux peut exister.',
};
