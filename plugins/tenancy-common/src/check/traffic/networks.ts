import ipaddr from 'ipaddr.js';
import { parseCidr } from '../../words/network';

/** A network as the range of its addresses. */
export interface Network {
  /** As it is written. */
  text: string;
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

/**
 * Reads a network; undefined where it is none. What is mapped into IPv6 (`::ffff:a00:0/104`) is the network of IPv4 that it
 * stands for (RFC 4291, 2.5.5.2).
 */
export function networkFrom(text: string): Network | undefined {
  const parsed = parseCidr(text);
  if (!parsed) {
    return undefined;
  }
  const { address, bits } = parsed;
  if (address instanceof ipaddr.IPv4) {
    return { text, family: 4, ...rangeOf(address.toByteArray(), bits) };
  }
  return address.isIPv4MappedAddress() && bits >= 96
    ? {
        text,
        family: 4,
        ...rangeOf(address.toByteArray().slice(12), bits - 96),
      }
    : { text, family: 6, ...rangeOf(address.toByteArray(), bits) };
}

/** The networks among texts, in their order. */
export function networksFrom(texts: readonly string[]): Network[] {
  return texts.flatMap(text => networkFrom(text) ?? []);
}

export function overlaps(one: Network, other: Network): boolean {
  return (
    one.family === other.family &&
    one.first <= other.last &&
    other.first <= one.last
  );
}

export function contains(outer: Network, inner: Network): boolean {
  return (
    outer.family === inner.family &&
    outer.first <= inner.first &&
    outer.last >= inner.last
  );
}

/** Whether the parts hold every address of the whole, together. */
export function isCoveredBy(
  whole: Network,
  parts: readonly Network[],
): boolean {
  let next = whole.first;
  for (const part of inOrder(parts.filter(one => overlaps(one, whole)))) {
    if (part.first > next) {
      return false;
    }
    if (part.last >= next) {
      next = part.last + 1n;
    }
  }
  return next > whole.last;
}

/** By family and first address; of two that begin alike, the larger one first. */
export function inOrder<T extends Network>(networks: readonly T[]): T[] {
  return [...networks].sort(
    (one, other) =>
      one.family - other.family ||
      compare(one.first, other.first) ||
      compare(other.last, one.last),
  );
}

function compare(one: bigint, other: bigint): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

function rangeOf(
  bytes: readonly number[],
  bits: number,
): { first: bigint; last: bigint } {
  const address = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const size = 1n << BigInt(bytes.length * 8 - bits);
  const first = address - (address % size);
  return { first, last: first + size - 1n };
}
