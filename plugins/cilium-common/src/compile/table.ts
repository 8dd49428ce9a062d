import { decide, Decision, Fallback, MatchedEntry } from './decide';

const lastPort = 65_535;
const contradiction: Decision = {
  verdict: 'unknown',
  reason: 'unknown',
  isRedirected: false,
  entries: [],
  doubts: ['conflict'],
};

/** What becomes of traffic of one protocol, from port to port. */
interface Intervals {
  /** Where each begins; the first at 0. */
  starts: readonly number[];
  decisions: readonly Decision[];
}

/**
 * What becomes of all traffic between two parties in one direction: made once, and then looked up by protocol and port.
 */
export class Table {
  readonly #byProtocol: (Intervals | undefined)[] = [];
  readonly #others: Decision;

  /** `contradiction`: policies contradict each other, so that none of them holds. */
  constructor(
    matched: readonly MatchedEntry[],
    fallback: Fallback | 'contradiction',
  ) {
    if (fallback === 'contradiction') {
      this.#others = contradiction;
      return;
    }
    const ofAll = matched.filter(({ entry }) => entry.protocol === 0);
    this.#others = decide(ofAll, fallback);
    const protocols = new Set(
      matched.map(({ entry }) => entry.protocol).filter(Boolean),
    );
    for (const protocol of protocols) {
      this.#byProtocol[protocol] = intervalsOf(
        matched.filter(
          ({ entry }) => entry.protocol === 0 || entry.protocol === protocol,
        ),
        fallback,
      );
    }
  }

  /** The decision for a port, or for a type of ICMP. */
  at(protocol: number, port: number): Decision {
    const intervals = this.#byProtocol[protocol];
    if (!intervals) {
      return this.#others;
    }
    const { starts, decisions } = intervals;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= port) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return decisions[low];
  }

  /** The numbers of the protocols that have ports of their own here. */
  get protocols(): readonly number[] {
    return this.#byProtocol.flatMap((found, number) => (found ? number : []));
  }

  /** All decisions for a protocol, each once. */
  ofProtocol(protocol: number): readonly Decision[] {
    return [
      ...new Set(this.#byProtocol[protocol]?.decisions ?? [this.#others]),
    ];
  }

  /** All decisions with the ports that they are for. */
  ranges(protocol: number): { from: number; to: number; decision: Decision }[] {
    const { starts, decisions } = this.#byProtocol[protocol] ?? {
      starts: [0],
      decisions: [this.#others],
    };
    return decisions.map((decision, index) => ({
      from: starts[index],
      to: (starts[index + 1] ?? lastPort + 1) - 1,
      decision,
    }));
  }
}

function intervalsOf(
  matched: readonly MatchedEntry[],
  fallback: Fallback,
): Intervals {
  const starts = [
    ...new Set([0, ...matched.flatMap(({ from, to }) => [from, to + 1])]),
  ]
    .filter(start => start <= lastPort)
    .sort((one, other) => one - other);
  const inOrder = [...matched].sort((one, other) => one.from - other.from);
  const decisions: Decision[] = [];
  let next = 0;
  let open: MatchedEntry[] = [];
  for (const start of starts) {
    open = open.filter(({ to }) => start <= to);
    while (next < inOrder.length && inOrder[next].from <= start) {
      open.push(inOrder[next]);
      next += 1;
    }
    decisions.push(decide(inPlace(open), fallback));
  }
  return { starts, decisions };
}

/* Which rules are named first does not depend on their ports. */
function inPlace(open: readonly MatchedEntry[]): MatchedEntry[] {
  return [...open].sort((one, other) => one.entry.id - other.entry.id);
}
