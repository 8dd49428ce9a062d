import { Rule } from '../../types';
import { clusterProblems } from './clusters';
import { pointlessRules } from './pointless';
import { trafficProblems } from './traffic';

export const overlappingNetworks: Rule = {
  id: 'overlapping-networks',
  title: 'Networks do not overlap',
  description: [
    'Cilium matches pods by their labels and nodes by what they are, and neither by address; a Service has been turned into a pod before a rule is looked at. So a network of a rule of traffic that holds addresses of pods, Services or nodes of its cluster does not do what it says there, and is refused unless `except` takes them out.',
    'In the profile, the networks of one cluster must not overlap. Where networks of pods of two clusters do, those clusters can never be joined, which is warned of; and so is a rule whose network lies in that of another rule that opens the same ports to the same pods, because it changes nothing.',
    'Networks that are everybody are told by the rule `world-traffic` alone.',
  ].join('\n\n'),
  severity: 'error',
  check: workspace => [
    ...trafficProblems(workspace),
    ...pointlessRules(workspace),
    ...clusterProblems(workspace),
  ],
};
