/** Protocols by the numbers that IANA gave them, as far as policies name them (`pkg/u8proto`). 0 is any. */
export const protocolNumbers = {
  ANY: 0,
  ICMP: 1,
  IGMP: 2,
  IPIP: 4,
  TCP: 6,
  UDP: 17,
  IPV6: 41,
  GRE: 47,
  ESP: 50,
  AH: 51,
  ICMPV6: 58,
  VRRP: 112,
  SCTP: 132,
} as const;

/** A protocol that a policy may name. */
export type Protocol = keyof typeof protocolNumbers;

/** Protocols that have ports: what `ANY` stands for beside a port. */
export const portProtocols = ['TCP', 'UDP', 'SCTP'] as const;

/** Whether a text names a protocol, as Cilium writes them. */
export function isProtocol(text: string): text is Protocol {
  return Object.hasOwn(protocolNumbers, text);
}

/** The protocol that people name in whatever case; undefined where there is none. */
export function parseProtocol(text: string): Protocol | undefined {
  const upper = text.toUpperCase();
  return isProtocol(upper) && upper !== 'ANY' ? upper : undefined;
}

/** Whether a protocol has types where others have ports. */
export function isIcmp(protocol: Protocol): boolean {
  return protocol === 'ICMP' || protocol === 'ICMPV6';
}

const names = new Map<number, Protocol>(
  Object.entries(protocolNumbers).flatMap(([name, number]) =>
    isProtocol(name) ? [[number, name]] : [],
  ),
);

/** The name of a protocol by its number; the number where it has none here. */
export function protocolName(number: number): string {
  return names.get(number) ?? String(number);
}
