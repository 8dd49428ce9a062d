import { fromByteArray, parse } from 'ipaddr.js';

/**
 * A network: the bytes of its first address, and how many bits of it count.
 *
 * @public
 */
export interface Prefix {
  family: 4 | 6;
  bytes: readonly number[];
  bits: number;
}

const octet = '(?:0|[1-9]\\d{0,2})';
const ipv4 = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const ipv6 = /^(?=.*:)[0-9A-Fa-f:.]{2,45}$/;
const length = /^(?:0|[1-9]\d{0,2})$/;

/** One address, as a network of one; undefined where the text is none. Source: Go's `netip.ParseAddr`. */
export function parseAddress(text: string): Prefix | undefined {
  if (!ipv4.test(text) && !ipv6.test(text)) {
    return undefined;
  }
  try {
    const bytes = parse(text).toByteArray();
    return bytes.length === 4
      ? { family: 4, bytes, bits: 32 }
      : { family: 6, bytes, bits: 128 };
  } catch {
    return undefined;
  }
}

/** A network in CIDR notation; undefined where the text is none. Source: Go's `netip.ParsePrefix`. */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.lastIndexOf('/');
  const address =
    slash < 0 ? undefined : parseAddress(text.slice(0, Math.max(slash, 0)));
  const digits = text.slice(slash + 1);
  if (!address || !length.test(digits) || Number(digits) > address.bits) {
    return undefined;
  }
  return { ...address, bits: Number(digits) };
}

/** A network, or one address. */
export function parseNetwork(text: string): Prefix | undefined {
  return parsePrefix(text) ?? parseAddress(text);
}

/** Whether all of one network is within another. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  if (outer.family !== inner.family || outer.bits > inner.bits) {
    return false;
  }
  const whole = Math.floor(outer.bits / 8);
  for (let index = 0; index < whole; index += 1) {
    if (outer.bytes[index] !== inner.bytes[index]) {
      return false;
    }
  }
  const rest = outer.bits % 8;
  const difference = rest === 0 ? 0 : outer.bytes[whole] ^ inner.bytes[whole];
  return difference >> (8 - rest) === 0;
}

/** Whether two networks have an address in common. */
export function overlap(one: Prefix, other: Prefix): boolean {
  return contains(one, other) || contains(other, one);
}

/** A network in CIDR notation, with its first address: `10.20.0.0/16`, `2001:db8::/32`. */
export function formatPrefix({ bytes, bits }: Prefix): string {
  const masked = bytes.map((byte, index) => {
    const kept = Math.min(Math.max(bits - index * 8, 0), 8);
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return `${fromByteArray(masked).toString()}/${bits}`;
}
