import {
  database,
  httpClientOld,
  httpClientStable,
  rpcClientNew,
  rpcClientOld,
} from './clients';
import { httpOld, httpStable } from './http';
import { hubble } from './hubble';
import { messaging } from './messaging';
import { rpcNew, rpcOld } from './rpc';
import { spansCollector, spansTempo } from './spans';
import { Convention } from './types';

/** Every generation, the best of each kind first. */
export const conventions: readonly Convention[] = [
  httpStable,
  httpOld,
  rpcNew,
  rpcOld,
  messaging,
  spansCollector,
  spansTempo,
  hubble,
  httpClientStable,
  httpClientOld,
  rpcClientNew,
  rpcClientOld,
  database,
];

const byId = new Map(conventions.map(one => [one.id, one]));

/** The convention of that name. */
export function conventionOf(id: Convention['id']): Convention {
  const found = byId.get(id);
  if (!found) {
    throw new TypeError(`There is no convention ${id}.`);
  }
  return found;
}
