import { unequal } from '../../promql/build';
import { Convention } from './types';

/** What consumers do with messages (semantic conventions, messaging/messaging-metrics.md). */
export const messaging: Convention = {
  id: 'messaging',
  kind: 'messaging',
  histogram: { metric: 'messaging.process.duration', unit: 's' },
  only: [],
  errors: [[unequal('error.type', '')]],
  attributes: { route: 'messaging.destination.name', status: 'error.type' },
};
