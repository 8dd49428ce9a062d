import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { Port, PortRule } from '../model/policy';
import { fieldOf, Reader } from './reader';

const maximumTypes = 40;

/** Types of ICMP by name, for each family (`pkg/policy/api/icmp.go`; the numbers are IANA's). */
const types: Readonly<Record<'IPv4' | 'IPv6', ReadonlyMap<string, number>>> = {
  IPv4: new Map([
    ['EchoReply', 0],
    ['DestinationUnreachable', 3],
    ['Redirect', 5],
    ['Echo', 8],
    ['EchoRequest', 8],
    ['RouterAdvertisement', 9],
    ['RouterSelection', 10],
    ['TimeExceeded', 11],
    ['ParameterProblem', 12],
    ['Timestamp', 13],
    ['TimestampReply', 14],
    ['Photuris', 40],
    ['ExtendedEchoRequest', 42],
    ['ExtendedEchoReply', 43],
  ]),
  IPv6: new Map([
    ['DestinationUnreachable', 1],
    ['PacketTooBig', 2],
    ['TimeExceeded', 3],
    ['ParameterProblem', 4],
    ['EchoRequest', 128],
    ['EchoReply', 129],
    ['MulticastListenerQuery', 130],
    ['MulticastListenerReport', 131],
    ['MulticastListenerDone', 132],
    ['RouterSolicitation', 133],
    ['RouterAdvertisement', 134],
    ['NeighborSolicitation', 135],
    ['NeighborAdvertisement', 136],
    ['RedirectMessage', 137],
    ['RouterRenumbering', 138],
    ['ICMPNodeInformationQuery', 139],
    ['ICMPNodeInformationResponse', 140],
    ['InverseNeighborDiscoverySolicitation', 141],
    ['InverseNeighborDiscoveryAdvertisement', 142],
    ['HomeAgentAddressDiscoveryRequest', 144],
    ['HomeAgentAddressDiscoveryReply', 145],
    ['MobilePrefixSolicitation', 146],
    ['MobilePrefixAdvertisement', 147],
    ['DuplicateAddressRequestCodeSuffix', 157],
    ['DuplicateAddressConfirmationCodeSuffix', 158],
    ['ExtendedEchoRequest', 160],
    ['ExtendedEchoReply', 161],
  ]),
};

/** Reads one item of `icmps`: types of ICMP, which stand where other rules have ports. */
export function readIcmps(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): PortRule | undefined {
  const fields = reader.record(value, path, ['fields']);
  if (!fields) {
    return undefined;
  }
  const at = [...path, 'fields'];
  const ports =
    reader.items(fields.fields, at, (item, place) =>
      readType(reader, item, place),
    ) ?? [];
  if (ports.length > maximumTypes) {
    reader.refuse(at, 'tooMany', { field: 'fields', limit: maximumTypes });
  }
  if (ports.length === 0) {
    reader.warn(path, 'emptyTypes');
  }
  return { path, ports };
}

function readType(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): Port | undefined {
  const fields = reader.record(value, path, ['family', 'type']);
  if (!fields) {
    return undefined;
  }
  const family = reader.text(fields.family, [...path, 'family']) || 'IPv4';
  if (family !== 'IPv4' && family !== 'IPv6') {
    return reader.refuse(path, 'icmpFamily', { family });
  }
  const written = fieldOf(value, 'type');
  const number = numberOf(written, types[family]);
  if (number === undefined) {
    return reader.refuse(path, 'icmpType', { type: String(written), family });
  }
  if (number === 0) {
    reader.warn(path, 'icmpTypeZero');
  }
  const protocol = family === 'IPv6' ? 'ICMPV6' : 'ICMP';
  // Type 0 is port 0, which Cilium takes for every port.
  return number === 0
    ? { path, protocol, from: 0, to: 65_535 }
    : { path, protocol, from: number, to: number };
}

function numberOf(
  written: unknown,
  names: ReadonlyMap<string, number>,
): number | undefined {
  if (typeof written !== 'number' && typeof written !== 'string') {
    return undefined;
  }
  const number =
    typeof written === 'string' && /^\d{1,3}$/.test(written)
      ? Number(written)
      : (names.get(String(written)) ?? written);
  return typeof number === 'number' &&
    Number.isInteger(number) &&
    number >= 0 &&
    number <= 255
    ? number
    : undefined;
}
