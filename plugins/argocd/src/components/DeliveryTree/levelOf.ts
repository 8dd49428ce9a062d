import { DeliveryNode } from '@socle/plugin-argocd-common';
import { StatusLevel } from '@socle/plugin-platform-common';

/**
 * How an object is, in the four words. Health that is not reported is unknown, never good: so is an object without health
 * of its own, unless Argo CD says that it is as Git has it.
 */
export function levelOf(
  node: Pick<DeliveryNode, 'health' | 'sync'>,
): StatusLevel {
  switch (node.health) {
    case 'Degraded':
    case 'Missing':
      return 'error';
    case 'Progressing':
    case 'Suspended':
      return 'warning';
    case 'Healthy':
      return node.sync === 'OutOfSync' ? 'warning' : 'ok';
    default:
      return node.sync === 'OutOfSync' ? 'warning' : 'unknown';
  }
}
