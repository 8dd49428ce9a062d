import { Rule } from '../../types';
import { overQuota } from './overQuota';
import { refusedServices } from './services';

/**
 * Source: Kubernetes' "Resource Quotas", and its admission (`pkg/quota/v1/evaluator/core`): what counts as a node port and as
 * a load balancer is in `services.go`.
 */
export const quotaUse: Rule = {
  id: 'quota-use',
  title: "What is deployed fits the environment's quota",
  description:
    'The API server refuses pods that the quota has no room for, and says so only in events of a ReplicaSet. So what the team and its services bring to an environment, as far as it is among the files, is added up: requests and limits of cpu and memory, pods, storage, volume claims, Services, Deployments, StatefulSets and CronJobs. A Deployment counts with its replicas, or with as many as its autoscaler may make; a container that says nothing, with the defaults of its environment. Left out are DaemonSets, Jobs, what CronJobs start, and the pods that a rollout adds for a while. More than the quota is a warning.\n\nNo environment has node ports: a Service of type NodePort is refused, and so is a LoadBalancer that does not say `allocateLoadBalancerNodePorts: false`, because Kubernetes counts the node ports that it would get. LoadBalancers beyond the quota are told one by one. Sums need the tenant and the profile.',
  severity: 'warning',
  check: workspace => [...refusedServices(workspace), ...overQuota(workspace)],
};
