import { z } from 'zod/v4';
import { count, quantity } from '../words/quantity';

const cpu = (description: string) => quantity(description, ['4', '500m']);
const bytes = (description: string) => quantity(description, ['8Gi', '512Mi']);

/** What every size says: compute, storage, pods and load balancers. */
const always = {
  'requests.cpu': cpu('CPU cores that containers may request together.'),
  'requests.memory': bytes('Memory that containers may request together.'),
  'limits.cpu': cpu('The sum of the CPU limits of containers, in cores.'),
  'limits.memory': bytes('The sum of the memory limits of containers.'),
  'requests.storage': bytes('Storage that volume claims may request together.'),
  pods: count('Pods that have not ended.'),
  'services.loadbalancers': count('Services of type LoadBalancer.'),
};

/** What a size may say besides. */
const sometimes = {
  'requests.ephemeral-storage': bytes(
    "Space on the nodes' disks that containers may request together.",
  ),
  'limits.ephemeral-storage': bytes(
    "The sum of the limits of space on the nodes' disks.",
  ),
  'requests.nvidia.com/gpu': count('GPUs that containers may request.'),
  persistentvolumeclaims: count('Volume claims.'),
  services: count('Services.'),
  configmaps: count('ConfigMaps.'),
  secrets: count('Secrets.'),
  'count/deployments.apps': count('Deployments.'),
  'count/statefulsets.apps': count('StatefulSets.'),
  'count/jobs.batch': count('Jobs.'),
  'count/cronjobs.batch': count('CronJobs.'),
};

/** The resources of a ResourceQuota that a size and a tenant may name, in the order in which they are written. */
export const quotaResources: readonly string[] = [
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.ephemeral-storage',
  'requests.nvidia.com/gpu',
  'persistentvolumeclaims',
  'pods',
  'services',
  'services.loadbalancers',
  'configmaps',
  'secrets',
  'count/deployments.apps',
  'count/statefulsets.apps',
  'count/jobs.batch',
  'count/cronjobs.batch',
];

export const sizeQuotaSchema = z
  .strictObject({ ...always, ...z.strictObject(sometimes).partial().shape })
  .meta({
    description:
      'What a namespace of this size may use at most, by resource of a ResourceQuota. Node ports are always refused.',
  });

export const quotaOverrideSchema = z
  .strictObject({ ...always, ...sometimes })
  .partial()
  .meta({
    description:
      "What this environment may use at most where it differs from its size; over or under it, within the owner's budget.",
  });
