import { FindingCode } from '../en/findings';

/**
 * Que faire, pour chaque code.
 *
 * @public
 */
export const remedies: Readonly<Record<FindingCode, string>> = {
  notAnObject: 'Écrire une politique : apiVersion, kind, metadata et spec.',
  kind: 'Écrire une CiliumNetworkPolicy, une CiliumClusterwideNetworkPolicy, une NetworkPolicy ou une ClusterNetworkPolicy.',
  apiVersion:
    'Écrire cilium.io/v2, networking.k8s.io/v1 ou policy.networking.k8s.io/v1alpha2.',
  noName: 'Écrire metadata.name.',
  noSpec: 'Écrire spec, avec endpointSelector et au moins une règle.',
  type: 'Écrire {{expected}}.',
  nothing:
    'Écrire une valeur, ou retirer le champ. {} sélectionne tout le monde.',
  unknownField:
    "Le retirer : l'API le laisse tomber, et la règle est plus large ou plus étroite qu'il n'y paraît.",
  misspeltField: 'Écrire {{guess}}.',
  removedField: 'Écrire ce qui est demandé dans chaque sélecteur.',
  laterField: "L'écrire autrement, ou mettre Cilium à jour.",
  refused: 'Corriger ce que Cilium nomme.',
  noRules: 'Écrire une règle. `ingress: [{}]` refuse tout le monde.',
  noSubject:
    'Écrire endpointSelector ; {} sélectionne tous les pods du namespace.',
  twoSubjects: "Garder l'un des deux.",
  nodesOfNamespace: 'Écrire une CiliumClusterwideNetworkPolicy.',
  labelKey:
    'Écrire une clé de Kubernetes, précédée de k8s:, any: ou reserved: au besoin.',
  labelValue:
    'Écrire au plus 63 lettres, chiffres, tirets, tirets bas et points.',
  operator: 'Écrire In, NotIn, Exists ou DoesNotExist.',
  valuesMissing: 'Écrire au moins une valeur.',
  valuesForbidden: 'Retirer les valeurs.',
  peersCombined: 'Écrire une règle pour chacun.',
  nodesOff: 'Désigner les nœuds par toEntities: [remote-node] et fromEntities.',
  cidr: 'Écrire par exemple 10.0.0.0/8.',
  exceptOutside: 'Ne nommer que des parties du réseau.',
  cidrOneOf: "Garder l'un des trois.",
  entity:
    'Écrire all, world, cluster, host, remote-node, kube-apiserver, ingress, health, init, unmanaged ou none.',
  icmpWithPorts: 'Écrire une règle pour chacun.',
  tooMany: 'Écrire plusieurs éléments, ou des plages.',
  icmpFamily: 'Écrire IPv4 ou IPv6.',
  icmpType: 'Écrire un nombre de 0 à 255, ou un nom comme EchoRequest.',
  port: 'Écrire un nombre de 0 à 65535 entre guillemets, ou le nom d’un port de conteneur.',
  portMissing: 'Écrire port.',
  portOfPortless: 'Retirer le port.',
  protocol: 'Écrire TCP, UDP, SCTP ou ANY.',
  l7Ingress: 'Déplacer les règles vers la sortie de qui demande.',
  l7OfNodes: 'Retirer les règles de couche 7.',
  l7Protocol: 'Écrire protocol: TCP.',
  l7Port: 'Nommer le port.',
  l7Range: 'Nommer chaque port.',
  l7Several: 'Écrire un élément de toPorts pour chacun.',
  l7WithoutPort: 'Écrire le port 53.',
  l7WithServerNames: "Garder l'un des deux, ou écrire terminatingTLS.",
  serverName: "Écrire un nom, ou retirer l'élément.",
  listenerOnIngress: 'Retirer le listener.',
  listenerWithL7: "Garder l'un des deux.",
  expression: 'Écrire une expression RE2, qui ne regarde pas alentour.',
  headerName: 'Écrire son nom.',
  secretName: 'Écrire son nom.',
  domainName: 'Écrire des lettres, chiffres, tirets, tirets bas et points.',
  domainPattern:
    'Écrire des lettres, chiffres, tirets, tirets bas, points et étoiles.',
  domainBoth: "Garder l'un des deux.",
  domainLength: 'En écrire un plus court.',
  word: "Écrire l'une des valeurs possibles.",
  range: 'Écrire un nombre dans les limites.',
  oneOf: 'En garder exactement un.',
  domainNotAccept: 'Écrire action: Accept, ou des réseaux.',
  cidrCoversPods:
    'Désigner les pods par leurs labels : avec fromEndpoints ou toEndpoints.',
  emptyPeers:
    'Nommer qui est désigné, ou retirer le champ. {} dans la liste vaut pour tous les pods du namespace.',
  emptyDomains: 'Nommer ce qui est désigné, ou retirer la règle.',
  emptyPorts: "Nommer un port, ou retirer l'élément.",
  emptyTypes: "Nommer un type, ou retirer l'élément.",
  noService:
    'Retirer la règle tant que le service manque, ou désigner ses pods avec toEndpoints.',
  noServiceNoPorts: 'Nommer un service qui existe.',
  selectsNobody: 'Comparer les labels à ceux des pods.',
  peerSelectsNobody:
    'Comparer les labels à ceux des pairs, et nommer leur namespace.',
  neverInIdentity:
    'Sélectionner par un label que tous les pods de la charge ont en commun.',
  otherNamespace: 'Mettre la politique dans le namespace voulu.',
  l7Lifted: "Resserrer l'autre règle, ou retirer celles-ci.",
  denyOnly:
    'Écrire {{direction}}: false dans enableDefaultDeny, ou dire ce qui est autorisé.',
  denyNothing: 'Écrire la règle {{direction}}: [{}].',
  endPortBelow: "Écrire le dernier port, qui n'est pas inférieur au premier.",
  icmpTypeZero: 'Nommer les types voulus, sans le type 0.',
  domainWithoutDns:
    'Autoriser le port 53 du DNS avec une règle dns, qui laisse Cilium voir les réponses.',
  typeNotNamed: 'Retirer les règles, ou nommer le type.',
  duplicate: "Donner un autre nom à l'une des deux.",
};
