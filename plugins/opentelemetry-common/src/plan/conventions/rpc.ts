import { equal, like, unequal } from '../../promql/build';
import { Convention } from './types';

/* What a server answers for by gRPC's status codes, by number and by name (semantic conventions, rpc/grpc.md). */
const failures =
  '2|4|12|13|14|15|UNKNOWN|DEADLINE_EXCEEDED|UNIMPLEMENTED|INTERNAL|UNAVAILABLE|DATA_LOSS';

/** Release candidate since semantic conventions 1.39. */
export const rpcNew: Convention = {
  id: 'rpc-new',
  kind: 'rpc',
  histogram: { metric: 'rpc.server.call.duration', unit: 's' },
  only: [],
  errors: [
    [like('rpc.response.status_code', failures)],
    [unequal('error.type', ''), equal('rpc.response.status_code', '')],
  ],
  attributes: { route: 'rpc.method', status: 'rpc.response.status_code' },
};

/** What instrumentations sent before. */
export const rpcOld: Convention = {
  id: 'rpc-old',
  kind: 'rpc',
  histogram: { metric: 'rpc.server.duration', unit: 'ms' },
  only: [],
  errors: [
    [like('rpc.grpc.status_code', failures)],
    [equal('rpc.grpc.status_code', ''), like('rpc.status_code', failures)],
    [
      unequal('error.type', ''),
      equal('rpc.grpc.status_code', ''),
      equal('rpc.status_code', ''),
    ],
  ],
  attributes: { route: 'rpc.method', status: 'rpc.grpc.status_code' },
};
