import { equal, like } from '../../promql/build';
import { Convention } from './types';

/**
 * HTTP requests that Cilium saw on the wire (metrics `httpV2`). Both ends may report one request: only what servers report is
 * counted.
 */
export const hubble: Convention = {
  id: 'hubble',
  kind: 'network',
  histogram: { metric: 'hubble_http_request_duration', unit: 's' },
  counter: 'hubble_http_requests',
  // Version 1 counts responses apart, and has no status on requests.
  unless: 'hubble_http_responses_total',
  only: [equal('reporter', 'server')],
  errors: [[like('status', '5..')]],
  attributes: { status: 'status', method: 'method' },
};
