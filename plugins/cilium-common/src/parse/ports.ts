import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { L7Rules, Port, PortRule, ProxyUse } from '../model/policy';
import { isProtocol, portProtocols, Protocol } from '../model/protocol';
import { isAtLeast } from '../model/version';
import { Environment } from './environment';
import { readL7 } from './l7';
import { isRecord, Reader } from './reader';

export const maximumPorts = 40;
export const lastPort = 65_535;

const portless: readonly Protocol[] = [
  'VRRP',
  'IGMP',
  'GRE',
  'IPIP',
  'IPV6',
  'ESP',
  'AH',
];

/** What stands around a list of ports. */
export interface PortsPlace {
  direction: 'ingress' | 'egress';
  isDeny: boolean;
  ofNodes: boolean;
}

/** Reads one item of `toPorts`. Source: `PortRule.sanitize` in `pkg/policy/api/rule_validation.go`. */
export function readPortRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  place: PortsPlace,
  environment: Environment,
): PortRule | undefined {
  const fields = reader.record(
    value,
    path,
    place.isDeny
      ? ['ports']
      : [
          'ports',
          'terminatingTLS',
          'originatingTLS',
          'serverNames',
          'listener',
          'rules',
        ],
  );
  if (!fields) {
    return undefined;
  }
  const l7 = place.isDeny
    ? undefined
    : readL7(reader, fields.rules, [...path, 'rules'], environment);
  const at = [...path, 'ports'];
  const written = reader.list(fields.ports, at) ?? [];
  if (written.length > maximumPorts) {
    reader.refuse(at, 'tooMany', { field: 'ports', limit: maximumPorts });
  }
  const ports = written.flatMap((item, index) =>
    readPort(reader, item, [...at, index], l7, environment),
  );
  if (written.length === 0) {
    reader.warn(path, 'emptyPorts');
  }
  if (l7) {
    checkL7(reader, l7, path, place, written.length > 0);
  }
  const proxy = place.isDeny
    ? undefined
    : readProxy(reader, fields, path, place, l7);
  return { path, ports, ...(l7 && { l7 }), ...(proxy && { proxy }) };
}

function checkL7(
  reader: Reader,
  l7: L7Rules,
  path: FieldPath,
  { direction, ofNodes }: PortsPlace,
  hasPorts: boolean,
): void {
  const at = [...path, 'rules'];
  if (l7.kind === 'dns' && direction === 'ingress') {
    reader.refuse(at, 'l7Ingress');
  }
  if (ofNodes && (direction === 'ingress' || l7.kind !== 'dns')) {
    reader.refuse(at, 'l7OfNodes');
  }
  if (l7.kind === 'dns' && !hasPorts) {
    reader.refuse(at, 'l7WithoutPort');
  }
}

function readPort(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  l7: L7Rules | undefined,
  environment: Environment,
): Port[] {
  const fields = reader.record(value, path, ['port', 'endPort', 'protocol']);
  if (!fields) {
    return [];
  }
  const text = reader.text(fields.port, [...path, 'port']) ?? '';
  const end = reader.integer(fields.endPort, [...path, 'endPort'], {
    least: 0,
    most: lastPort,
  });
  const protocol = readProtocol(
    reader,
    fields.protocol,
    [...path, 'protocol'],
    environment,
  );
  const port = readNumber(reader, text, path, environment);
  if (port === undefined || protocol === undefined) {
    return [];
  }
  if (typeof port === 'number') {
    checkNumber(reader, path, { port, text, end, protocol, l7 });
  }
  if (l7 && l7.kind !== 'dns' && protocol !== 'TCP') {
    reader.refuse(path, 'l7Protocol', { protocol });
  }
  const protocols: readonly Protocol[] =
    protocol === 'ANY' ? portProtocols : [protocol];
  return protocols.map(one => ({
    path,
    protocol: one,
    ...(typeof port === 'string' ? { name: port } : rangeOf(port, end)),
    ...(end && { endPort: end }),
  }));
}

function checkNumber(
  reader: Reader,
  path: FieldPath,
  found: {
    port: number;
    text: string;
    end: number | undefined;
    protocol: Protocol;
    l7: L7Rules | undefined;
  },
): void {
  const { port, text, end, protocol, l7 } = found;
  if (portless.includes(protocol) && text !== '' && text !== '0') {
    reader.refuse(path, 'portOfPortless', { protocol, port: text });
  }
  if (l7 && port === 0) {
    reader.refuse(path, 'l7Port');
  }
  if (l7?.kind === 'dns' && end !== undefined && end > port) {
    reader.refuse(path, 'l7Range');
  }
  if (end !== undefined && end !== 0 && end < port) {
    reader.warn(path, 'endPortBelow', { port });
  }
}

/** Port 0 is every port; a range that ends before it begins is its first port. */
export function rangeOf(
  port: number,
  end: number | undefined,
): { from: number; to: number } {
  if (port === 0) {
    return { from: 0, to: lastPort };
  }
  return { from: port, to: end !== undefined && end > port ? end : port };
}

function readProtocol(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  { version }: Environment,
): Protocol | undefined {
  const text = reader.text(value, path) || 'ANY';
  const known =
    isProtocol(text) &&
    text !== 'ICMP' &&
    text !== 'ICMPV6' &&
    (!portless.includes(text) || isAtLeast(version, '1.19'));
  return known ? text : reader.refuse(path, 'protocol', { protocol: text });
}

/**
 * A port's number, or its name in lower case. Names are those of IANA's services: `0x10` is one. A number that begins with 0
 * is octal, as Go reads it.
 */
export function readNumber(
  reader: Reader,
  text: string,
  path: FieldPath,
  { extendedProtocols }: { extendedProtocols: boolean },
): number | string | undefined {
  if (text === '') {
    return extendedProtocols ? 0 : reader.refuse(path, 'portMissing');
  }
  if (isServiceName(text)) {
    return text.toLowerCase();
  }
  const number = numberOf(text);
  return number <= lastPort
    ? number
    : reader.refuse(path, 'port', { port: text });
}

function numberOf(text: string): number {
  if (/^0[0-7]+$/.test(text)) {
    return Number.parseInt(text, 8);
  }
  return /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN;
}

/** Source: RFC 6335, section 5.1, as Cilium has it (`iana.IsSvcName`). */
export function isServiceName(text: string): boolean {
  return (
    text.length <= 15 &&
    /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(text) &&
    /[A-Za-z]/.test(text)
  );
}

function readProxy(
  reader: Reader,
  fields: Readonly<Record<string, unknown>>,
  path: FieldPath,
  { direction }: PortsPlace,
  l7: L7Rules | undefined,
): ProxyUse | undefined {
  const serverNames =
    reader.items(fields.serverNames, [...path, 'serverNames'], (item, at) =>
      reader.text(item, at),
    ) ?? [];
  const [terminating, originating] = ['terminatingTLS', 'originatingTLS'].map(
    name => reader.record(fields[name], [...path, name]),
  );
  const listener = reader.record(
    fields.listener,
    [...path, 'listener'],
    ['envoyConfig', 'name', 'priority'],
  );
  const shared = { serverNames, isTerminating: terminating !== undefined };
  if (serverNames.includes('')) {
    reader.refuse([...path, 'serverNames'], 'serverName');
  }
  if (serverNames.length > 0 && l7 && !terminating) {
    reader.refuse(path, 'l7WithServerNames');
  }
  if (listener) {
    if (direction === 'ingress') {
      reader.refuse([...path, 'listener'], 'listenerOnIngress');
    }
    if (l7) {
      reader.refuse([...path, 'listener'], 'listenerWithL7');
    }
    return { ...listenerOf(reader, listener, path), ...shared };
  }
  return serverNames.length > 0 || terminating || originating
    ? { kind: 'tls', ...shared }
    : undefined;
}

function listenerOf(
  reader: Reader,
  listener: Readonly<Record<string, unknown>>,
  path: FieldPath,
): Pick<ProxyUse, 'kind' | 'name' | 'priority'> {
  const at = [...path, 'listener'];
  const name = reader.text(listener.name, [...at, 'name']) ?? '';
  const config = isRecord(listener.envoyConfig) ? listener.envoyConfig : {};
  const priority = reader.integer(listener.priority, [...at, 'priority'], {
    least: 1,
    most: 100,
  });
  return {
    kind: 'listener',
    name: JSON.stringify([config.kind ?? '', config.name ?? '', name]),
    ...(priority !== undefined && { priority }),
  };
}
