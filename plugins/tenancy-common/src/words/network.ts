import ipaddr from 'ipaddr.js';
import { RE2JS } from 're2js';
import { word } from '@socle/plugin-platform-common/documents';

const dnsLabel = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const dnsName = new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})+$`);

/** A host that the ingress routes here. */
export const hostName = word({
  description: 'A host name, in small letters.',
  pattern: dnsName,
  maxLength: 253,
  expected: 'a host name',
  remedy: 'Write a full name in small letters, such as pay.example.com.',
  examples: ['pay.example.com'],
});

/** A name that egress may go to, or a pattern of Cilium's (`matchPattern`) in which `*` stops at dots. */
export const fqdn = word({
  description:
    'A full DNS name in small letters, or a pattern: * stands for any characters but dots. * alone is the whole world.',
  pattern:
    /^(?:\*|(?:\*\*\.)?(?:[a-z0-9*](?:[a-z0-9*-]*[a-z0-9*])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)$/,
  maxLength: 253,
  expected: 'a DNS name or a pattern of one',
  remedy: 'Write it as api.stripe.com, or *.stripe.com.',
  examples: ['api.stripe.com', '*.example.com'],
});

/** A network in its canonical form: no bit set behind the prefix. */
export const cidr = word({
  description:
    'A network, written with its first address. It matches neither pods nor nodes, only what is outside of the cluster.',
  pattern: /^[0-9A-Fa-f:.]+\/\d{1,3}$/,
  maxLength: 49,
  expected: 'a network',
  remedy: 'Write it with its first address and its length: 10.20.0.0/16.',
  examples: ['10.20.0.0/16', '2001:db8::/32'],
  check: value => {
    const network = parseCidr(value);
    if (!network) {
      return `"${value}" is not a network.`;
    }
    const first = network.first;
    return first === value.toLowerCase()
      ? undefined
      : `"${value}" is not written with its first address, which makes it ${first}.`;
  },
});

/** A network's family, first address in canonical form, and length. Undefined where it is none. */
export function parseCidr(text: string):
  | {
      address: ipaddr.IPv4 | ipaddr.IPv6;
      bits: number;
      first: string;
    }
  | undefined {
  // The library would try both families, and what it tries in vain takes it ten times as long.
  const family = text.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  if (!family.isValidCIDR(text) || /^0\d|\.0\d/.test(text)) {
    return undefined;
  }
  if (family === ipaddr.IPv4 && !/^\d+\.\d+\.\d+\.\d+\//.test(text)) {
    return undefined;
  }
  const [address, bits] = family.parseCIDR(text);
  const network = family.networkAddressFromCIDR(text);
  return { address, bits, first: `${network.toString()}/${bits}` };
}

/** Whether the outer network holds all of the inner one. */
export function cidrContains(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  if (!a || !b || a.address.kind() !== b.address.kind() || b.bits < a.bits) {
    return false;
  }
  return a.address instanceof ipaddr.IPv4
    ? b.address instanceof ipaddr.IPv4 && b.address.match(a.address, a.bits)
    : b.address instanceof ipaddr.IPv6 && b.address.match(a.address, a.bits);
}

/** A port and its protocol, after service load-balancing: the port that the pod listens on. */
export const port = word({
  description:
    'A port and its protocol: the port that the pod listens on, not that of its Service.',
  pattern: /^[1-9]\d{0,4}\/(?:TCP|UDP|SCTP)$/,
  maxLength: 10,
  expected: 'a port with its protocol',
  remedy: 'Write it as 443/TCP, with a port from 1 to 65535.',
  examples: ['443/TCP', '53/UDP'],
  check: value =>
    Number.parseInt(value, 10) > 65_535
      ? `"${value}" is beyond the last port, 65535.`
      : undefined,
});

/** The parts of `443/TCP`, as Cilium wants them. */
export function splitPort(value: string): { port: string; protocol: string } {
  const [number, protocol] = value.split('/', 2);
  return { port: number, protocol };
}

/** A path of HTTP, as the regular expression that Cilium matches in full (RE2: it cannot explode). */
export const httpPath = word({
  description:
    'A regular expression (RE2) that must match the whole path, with its query.',
  pattern: /^\/[\x21-\x7e]*$/,
  maxLength: 250,
  expected: 'the pattern of a path',
  remedy:
    "Begin it with a slash, and write a regular expression of RE2 in printable characters: '/v1/charges/[a-z0-9]+'.",
  examples: ['/v1/charges', '/v1/charges/[a-z0-9]+'],
  check: value => {
    try {
      RE2JS.compile(value);
      return undefined;
    } catch {
      return `"${value}" is not a regular expression that RE2 reads.`;
    }
  },
});
