import { Rule } from '../../types';
import { capacityProblems } from './sums';

export const capacity: Rule = {
  id: 'capacity',
  title: 'Clusters have what tenants may request',
  description: [
    'A quota is a promise: what a namespace may request, it can start. So the quotas of all tenants of a cluster together, of CPU, memory and storage, stay within what the profile says that the cluster has for tenants. A suspended environment keeps what it stores, and requests nothing else.',
    'A tenant that asks for more than all of a cluster is told in its own file. Where only the sum is too much, it is told at the capacity in `socle.yaml` if that is judged, and else in the judged tenant that asks for most of it. Limits are not held against capacity: containers may share what nobody requests.',
  ].join('\n\n'),
  severity: 'error',
  check: capacityProblems,
};
