import { explanations as english } from '../en/explanations';

/**
 * Ce qui se dit d'un verdict, une phrase par code.
 *
 * @public
 */
export const explanations: Readonly<Record<keyof typeof english, string>> = {
  allowed: '{{from}} peut joindre {{to}} sur {{port}}.',
  allowedOnceResolved:
    '{{from}} peut joindre {{to}} sur {{port}} une fois le nom résolu.',
  deniedByBoth:
    '{{from}} ne peut pas joindre {{to}} sur {{port}} : les règles des deux côtés le refusent.',
  deniedByEgress:
    '{{from}} ne peut pas joindre {{to}} sur {{port}} : les règles de {{from}} le refusent.',
  deniedByIngress:
    '{{from}} ne peut pas joindre {{to}} sur {{port}} : les règles de {{to}} le refusent.',
  unknown: 'On ne sait pas si {{from}} peut joindre {{to}} sur {{port}}.',
  egressAllowedByRule: "La sortie est ouverte : {{rule}} l'autorise.",
  ingressAllowedByRule: "L'entrée est ouverte : {{rule}} l'autorise.",
  egressDeniedByRule:
    "La sortie est fermée : {{rule}} l'interdit, et aucune autorisation ne l'emporte sur une interdiction.",
  ingressDeniedByRule:
    "L'entrée est fermée : {{rule}} l'interdit, et aucune autorisation ne l'emporte sur une interdiction.",
  egressDefaultDeny_one:
    "La sortie est fermée : {{policies}} sélectionne {{who}} et ferme tout par défaut, et aucune règle ne l'autorise.",
  egressDefaultDeny_other:
    "La sortie est fermée : {{count}} politiques sélectionnent {{who}} et ferment tout par défaut ({{policies}}), et aucune règle ne l'autorise.",
  ingressDefaultDeny_one:
    "L'entrée est fermée : {{policies}} sélectionne {{who}} et ferme tout par défaut, et aucune règle ne l'autorise.",
  ingressDefaultDeny_other:
    "L'entrée est fermée : {{count}} politiques sélectionnent {{who}} et ferment tout par défaut ({{policies}}), et aucune règle ne l'autorise.",
  egressForced:
    "La sortie est fermée : ce qu'aucune règle n'autorise est refusé à {{who}}, qu'une politique le sélectionne ou non.",
  ingressForced:
    "L'entrée est fermée : ce qu'aucune règle n'autorise est refusé à {{who}}, qu'une politique le sélectionne ou non.",
  egressDefaultAllow:
    "La sortie est ouverte : aucune politique qui sélectionne {{who}} ne ferme tout par défaut, et aucune ne l'interdit.",
  ingressDefaultAllow:
    "L'entrée est ouverte : aucune politique qui sélectionne {{who}} ne ferme tout par défaut, et aucune ne l'interdit.",
  egressFree:
    'La sortie est ouverte : aucune politique ne sélectionne {{who}}.',
  ingressFree:
    "L'entrée est ouverte : aucune politique ne sélectionne {{who}}.",
  egressExempt:
    "La sortie est ouverte : Cilium n'applique aucune politique à {{who}}.",
  ingressExempt:
    "L'entrée est ouverte : Cilium n'applique aucune politique à {{who}}.",
  ingressLocalHost:
    "L'entrée est ouverte : un nœud peut toujours joindre ses propres pods.",
  egressRequestDenied:
    "La connexion passe, la requête est refusée : {{rule}} n'en autorise que d'autres.",
  ingressRequestDenied:
    "La connexion passe, la requête est refusée : {{rule}} n'en autorise que d'autres.",
  egressOnceResolved:
    "Cilium connaît les adresses de {{name}} dès que {{who}} l'a résolu ; d'ici là, la connexion est refusée.",
  egressUnknown: 'On ne sait pas si la sortie est ouverte.',
  ingressUnknown: "On ne sait pas si l'entrée est ouverte.",
  unknownPort: "Le port n'est pas indiqué.",
  unknownProtocol: 'Les politiques ne connaissent pas ce protocole.',
  unknownLabels:
    'Tous les labels ne sont pas connus, et des politiques les demandent.',
  unknownAddress: "L'adresse n'est pas connue, et une règle la demande.",
  unknownNames:
    "Les noms DNS de l'adresse ne sont pas connus, et une règle les demande.",
  unknownGroups:
    'Les groupes de réseaux ne sont pas connus, et une règle en désigne un.',
  unknownServices:
    "Une règle désigne des services, dont les pods ne sont pas visibles d'ici.",
  unknownExternalGroup:
    "Une règle désigne un groupe du cloud, dont les membres ne sont pas visibles d'ici.",
  unknownEntity: "Cette entité n'existe pas.",
  unknownNamedPort:
    "Une règle désigne un port par son nom, dont le numéro n'est pas connu.",
  unknownConflict:
    "Des politiques se contredisent, et Cilium n'en calcule aucune : {{rule}}.",
  unknownRequest:
    "Une règle demande ce qui n'est pas connu de la requête, ou pas visible d'ici.",
  unknownVersion:
    "La suite dépend de la version de Cilium, qui n'est pas connue assez précisément.",
  unknownCluster:
    "L'un des deux s'exécute dans un autre cluster, dont les politiques ne sont pas connues ici.",
  unknownNameNeverSeen:
    'Une règle autorise le nom, mais aucune ne laisse Cilium en voir la résolution : il peut ne jamais connaître ses adresses.',
  lackSubject:
    '{{rule}} est proche : elle concerne {{wanted}}, et {{who}} a {{found}}.',
  lackSubjectMissing:
    "{{rule}} est proche : elle concerne {{wanted}}, et {{who}} n'a pas ce label.",
  lackLabel:
    '{{rule}} est proche : elle demande {{wanted}}, et {{peer}} a {{found}}.',
  lackLabelMissing:
    "{{rule}} est proche : elle demande {{wanted}}, et {{peer}} n'a pas ce label.",
  lackNamespace:
    "{{rule}} est proche : elle demande {{wanted}}, et {{peer}} est d'un autre namespace ({{found}}).",
  lackNamespaceMissing:
    "{{rule}} est proche : elle demande {{wanted}}, que le namespace de {{peer}} n'a pas.",
  lackCluster:
    "{{rule}} est proche : elle demande {{wanted}}, et {{peer}} est d'un autre cluster ({{found}}).",
  lackEntity:
    "{{rule}} est proche : elle désigne {{wanted}}, ce que {{peer}} n'est pas.",
  lackCidr:
    "{{rule}} est proche : elle désigne {{wanted}}, et {{found}} n'y est pas.",
  lackName: '{{rule}} est proche : elle désigne {{wanted}}, et non {{found}}.',
  lackNeverResolved:
    "{{rule}} autoriserait {{wanted}}, mais {{who}} n'a jamais résolu ce nom là où Cilium le voit.",
  lackPort:
    '{{rule}} est proche : elle vaut pour {{wanted}}, et la connexion est pour {{found}}.',
  lackProtocol:
    '{{rule}} est proche : elle vaut pour {{wanted}}, et la connexion est pour {{found}}.',
  lackRequest:
    '{{rule}} est proche : elle laisse passer {{wanted}}, et la requête est {{found}}.',
  lackPeer: "{{rule}} est proche : elle désigne d'autres pairs par {{wanted}}.",
  notEnforced_one:
    "{{policies}} n'est pas valide, et n'est donc pas appliquée.",
  notEnforced_other:
    '{{count}} politiques ne sont pas valides, et ne sont donc pas appliquées : {{policies}}.',
};
