import { DeliveryNode } from '@socle/plugin-argocd-common';
import { StatusLevel } from '@socle/plugin-platform-common';

/**
 * How an object is, in the four words. Health that is not reported is unknown, never good; neither is what nobody could
 * compare with Git.
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
      return bySync(node.sync, 'ok');
    default:
      return bySync(node.sync, 'unknown');
  }
}

function bySync(
  sync: DeliveryNode['sync'],
  otherwise: StatusLevel,
): StatusLevel {
  switch (sync) {
    case 'OutOfSync':
      return 'warning';
    case 'Unknown':
      return 'unknown';
    default:
      return otherwise;
  }
}
