import * as english from '../en/suggestions';

/** Pourquoi rien ne peut être proposé pour un côté d'une connexion. */
export const obstacles: Record<keyof typeof english.obstacles, string> = {
  unknown:
    "On ne sait pas si elle est refusée de ce côté : rien n'est donc proposé.",
  notAPod: "Aucune politique d'un tenant ne porte sur ce côté.",
  labels: "Les labels d'un pod ne sont pas connus.",
  address: "Ni l'adresse ni un nom de l'autre côté ne sont connus.",
  port: "Le port n'est pas connu.",
  protocol: 'Aucune règle ne peut nommer ce protocole.',
  denied:
    "Une règle l'interdit, et aucune règle qui l'autorise ne vaut contre elle : c'est elle qui doit changer.",
};

/** Pourquoi tenant.yaml ne peut pas le dire. */
export const trafficObstacles: Record<
  keyof typeof english.trafficObstacles,
  string
> = {
  notATenant: "Le namespace n'est pas un environnement d'un tenant.",
  peerNotATenant:
    "L'autre namespace n'est pas un environnement d'un tenant, et tenant.yaml n'en nomme pas d'autres.",
  otherCluster: "tenant.yaml ne nomme pas les pods d'autres clusters.",
  entity: 'tenant.yaml ne nomme que des pods, des noms DNS et des réseaux.',
  protocol: 'tenant.yaml ne nomme que des ports TCP, UDP et SCTP.',
  method: 'tenant.yaml ne nomme pas cette méthode HTTP.',
  path: 'Le chemin est plus long que ce que tenant.yaml accepte.',
  name: "tenant.yaml n'accepte que des noms DNS complets.",
  dns: 'tenant.yaml ne dit pas quels noms peuvent être résolus.',
};

/** Ce qu'il faut savoir avant de suivre une proposition. */
export const cautions: Record<keyof typeof english.cautions, string> = {
  opensWorld: "La règle ouvre le monde entier à l'extérieur du cluster.",
  everyPod:
    'Aucun label ne distingue la charge de travail des autres : la règle porte sur tous les pods du namespace.',
  everyPeer:
    "Aucun label ne distingue l'autre côté : la règle vise tous les pods de son namespace.",
  morePods: "Les labels sélectionnent aussi d'autres charges de travail.",
  morePeers:
    "Les labels de l'autre côté sélectionnent aussi d'autres charges de travail.",
  addressMayChange:
    "La règle nomme une adresse, faute de nom connu : elle cesse de valoir quand l'adresse change.",
  nameNeverSeen:
    'Aucune règle ne laisse Cilium voir la résolution du nom, et la règle ne ferait rien : il en faut aussi une pour le DNS.',
  everyIcmpType: 'Pour Cilium, le type 0 ICMP désigne tous les types.',
  everyPath:
    "Le chemin ne peut pas s'écrire comme une règle : tous les chemins sont visés.",
};
