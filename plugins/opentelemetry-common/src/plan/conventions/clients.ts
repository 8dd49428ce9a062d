import { equal, like, unequal } from '../../promql/build';
import { Convention } from './types';

/** Requests that a service makes (semantic conventions, http/http-metrics.md). To a client, a 4xx is an error too. */
export const httpClientStable: Convention = {
  id: 'http-client-stable',
  kind: 'http-client',
  histogram: { metric: 'http.client.request.duration', unit: 's' },
  only: [],
  errors: [
    [unequal('error.type', '')],
    [equal('error.type', ''), like('http.response.status_code', '[45]..')],
  ],
  attributes: {
    peer: 'server.address',
    status: 'http.response.status_code',
    method: 'http.request.method',
  },
};

/** What instrumentations sent before. */
export const httpClientOld: Convention = {
  id: 'http-client-old',
  kind: 'http-client',
  histogram: { metric: 'http.client.duration', unit: 'ms' },
  only: [],
  errors: [[like('http.status_code', '[45]..')]],
  attributes: {
    peer: 'net.peer.name',
    status: 'http.status_code',
    method: 'http.method',
  },
};

/** Calls that a service makes (semantic conventions, rpc/rpc-metrics.md). To a client, any status but OK is an error. */
export const rpcClientNew: Convention = {
  id: 'rpc-client-new',
  kind: 'rpc-client',
  histogram: { metric: 'rpc.client.call.duration', unit: 's' },
  only: [],
  errors: [[unequal('error.type', '')]],
  attributes: {
    peer: 'server.address',
    route: 'rpc.method',
    status: 'rpc.response.status_code',
  },
};

/** What instrumentations sent before. */
export const rpcClientOld: Convention = {
  id: 'rpc-client-old',
  kind: 'rpc-client',
  histogram: { metric: 'rpc.client.duration', unit: 'ms' },
  only: [],
  errors: [
    [unequal('rpc.grpc.status_code', '0'), unequal('rpc.grpc.status_code', '')],
  ],
  attributes: {
    peer: 'server.address',
    route: 'rpc.method',
    status: 'rpc.grpc.status_code',
  },
};

/** What a service asks of databases (semantic conventions, database/database-metrics.md). */
export const database: Convention = {
  id: 'database',
  kind: 'database',
  histogram: { metric: 'db.client.operation.duration', unit: 's' },
  only: [],
  errors: [[unequal('error.type', '')]],
  attributes: {
    peer: 'server.address',
    system: 'db.system.name',
    route: 'db.operation.name',
    status: 'db.response.status_code',
  },
};
