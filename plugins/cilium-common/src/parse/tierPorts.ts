import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { Port } from '../model/policy';
import { portProtocols } from '../model/protocol';
import { isServiceName, lastPort, rangeOf } from './ports';
import { Reader } from './reader';

/** Reads one item of `protocols` of a ClusterNetworkPolicy. */
export function readProtocol(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): Port[] {
  const fields = reader.record(value, path, [
    'tcp',
    'udp',
    'sctp',
    'destinationNamedPort',
  ]);
  if (!fields) {
    return [];
  }
  const name = reader.text(fields.destinationNamedPort, path);
  const protocol = portProtocols.find(
    one => fields[one.toLowerCase()] !== undefined,
  );
  if (!protocol) {
    return name !== undefined && isServiceName(name)
      ? portProtocols.map(one => ({ path, protocol: one, name }))
      : (reader.refuse(path, 'port', { port: name ?? '' }) ?? []);
  }
  const at = [...path, protocol.toLowerCase()];
  const inner = reader.record(fields[protocol.toLowerCase()], at, [
    'destinationPort',
  ]);
  const port = reader.record(
    inner?.destinationPort,
    [...at, 'destinationPort'],
    ['number', 'range'],
  );
  if (!port) {
    return [{ path, protocol, from: 0, to: lastPort }];
  }
  const bounds = { least: 1, most: lastPort };
  const range = reader.record(port.range, at, ['start', 'end']);
  const first = reader.integer(range ? range.start : port.number, at, bounds);
  const last = range ? reader.integer(range.end, at, bounds) : undefined;
  return first === undefined
    ? (reader.refuse(at, 'portMissing') ?? [])
    : [{ path, protocol, ...rangeOf(first, last) }];
}
