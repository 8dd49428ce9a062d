import { rules as english } from '../en/rules';

/**
 * Ce que chaque règle de l'Instrumentation Score demande, et les constats hors d'elle.
 *
 * @public
 */
export const rules: Readonly<Record<keyof typeof english, string>> = {
  'LOG-001':
    'Les journaux de débogage ne sont pas actifs en production plus de 14 jours.',
  'LOG-002': 'Les entrées de journal ont une sévérité.',
  'MET-001':
    "Aucun attribut de métrique n'a 10 000 valeurs ou plus en une heure.",
  'MET-002': 'Les métriques ont une unité.',
  'MET-003': 'Une métrique a partout la même unité.',
  'MET-004': 'Un histogramme a partout les mêmes intervalles.',
  'MET-005': 'Les noms des métriques ne contiennent pas leur unité.',
  'MET-006':
    'Les métriques ne portent pas le nom d’un attribut des conventions sémantiques.',
  'RES-001': 'Les ressources ont un service.instance.id.',
  'RES-002': 'Deux pods ne partagent pas un service.instance.id.',
  'RES-003': 'La télémétrie des pods porte leur k8s.pod.uid.',
  'RES-004': 'Les attributs des conventions sémantiques sont à leur place.',
  'RES-005': 'Les ressources ont un service.name.',
  'SDK-001': "Le SDK prend en charge le langage et l'environnement employés.",
  'SPA-001': 'Les traces ont peu de spans internes par service.',
  'SPA-002': "Les traces n'ont pas de spans orphelins.",
  'SPA-003': 'Les noms de spans sont peu nombreux.',
  'SPA-004': "Les traces ne commencent pas par le span d'un client.",
  'SPA-005': "Les traces n'ont pas beaucoup de spans courts.",
  unknownService: 'Le SDK a inventé le nom du service : {{subjects}}.',
  missingRoute: 'Les requêtes ne se distinguent pas par route.',
  oldConventions:
    'Des métriques suivent des conventions remplacées : {{subjects}}.',
  namespaceNotPromoted:
    'Les séries ne portent pas leur namespace : les chiffres manquent des minutes quand les pods changent.',
};
