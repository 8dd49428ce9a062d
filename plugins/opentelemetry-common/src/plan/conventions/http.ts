import { like, unequal, unlike } from '../../promql/build';
import { Convention } from './types';

/** Stable since semantic conventions 1.23 (http/http-metrics.md). `error.type` of a 4xx is the client's fault. */
export const httpStable: Convention = {
  id: 'http-stable',
  kind: 'http',
  histogram: { metric: 'http.server.request.duration', unit: 's' },
  only: [],
  errors: [
    [like('http.response.status_code', '5..')],
    [unequal('error.type', ''), unlike('http.response.status_code', '[45]..')],
  ],
  attributes: {
    route: 'http.route',
    status: 'http.response.status_code',
    method: 'http.request.method',
  },
};

/** What instrumentations sent before, and send until they are told `OTEL_SEMCONV_STABILITY_OPT_IN=http`. */
export const httpOld: Convention = {
  id: 'http-old',
  kind: 'http',
  histogram: { metric: 'http.server.duration', unit: 'ms' },
  only: [],
  errors: [[like('http.status_code', '5..')]],
  attributes: {
    route: 'http.route',
    status: 'http.status_code',
    method: 'http.method',
  },
};
