import { Resource } from '../resources';
import {
  configMapRules,
  limitRangeRules,
  persistentVolumeClaimRules,
  resourceQuotaRules,
  secretRules,
} from './configuration';
import { customResourceDefinitionRules } from './customResourceDefinition';
import { namespaceRules } from './namespace';
import {
  endpointSliceRules,
  endpointsRules,
  ingressRules,
  networkPolicyRules,
  serviceRules,
} from './network';
import {
  autoscalerRules,
  disruptionBudgetRules,
  eventRules,
  leaseRules,
  newEventRules,
  nodeRules,
} from './others';
import { podRules } from './pod';
import { bindingRules, roleRules } from './rbac';
import { KindRules } from './rules';
import {
  cronJobRules,
  daemonSetRules,
  deploymentRules,
  jobRules,
  replicaSetRules,
  replicationControllerRules,
  statefulSetRules,
} from './workloads';

const rules: Record<string, KindRules> = {
  '/ConfigMap': configMapRules,
  '/Endpoints': endpointsRules,
  '/Event': eventRules,
  '/LimitRange': limitRangeRules,
  '/Namespace': namespaceRules,
  '/Node': nodeRules,
  '/PersistentVolumeClaim': persistentVolumeClaimRules,
  '/Pod': podRules,
  '/ReplicationController': replicationControllerRules,
  '/ResourceQuota': resourceQuotaRules,
  '/Secret': secretRules,
  '/Service': serviceRules,
  'apiextensions.k8s.io/CustomResourceDefinition':
    customResourceDefinitionRules,
  'apps/DaemonSet': daemonSetRules,
  'apps/Deployment': deploymentRules,
  'apps/ReplicaSet': replicaSetRules,
  'apps/StatefulSet': statefulSetRules,
  'autoscaling/HorizontalPodAutoscaler': autoscalerRules,
  'batch/CronJob': cronJobRules,
  'batch/Job': jobRules,
  'coordination.k8s.io/Lease': leaseRules,
  'discovery.k8s.io/EndpointSlice': endpointSliceRules,
  'events.k8s.io/Event': newEventRules,
  'networking.k8s.io/Ingress': ingressRules,
  'networking.k8s.io/NetworkPolicy': networkPolicyRules,
  'policy/PodDisruptionBudget': disruptionBudgetRules,
  'rbac.authorization.k8s.io/ClusterRole': roleRules,
  'rbac.authorization.k8s.io/ClusterRoleBinding': bindingRules,
  'rbac.authorization.k8s.io/Role': roleRules,
  'rbac.authorization.k8s.io/RoleBinding': bindingRules,
};

/** The rules of a resource's kind; empty where nothing is special about it. */
export function rulesOf(resource: Resource): KindRules {
  return rules[`${resource.group}/${resource.kind}`] ?? {};
}
