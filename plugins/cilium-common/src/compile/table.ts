import { decide, Decision, Fallback, MatchedEntry } from './decide';
import { RuleEntry } from './ruleEntries';
import { sweep, VerdictRange } from './sweep';

const lastPort = 65_535;
const contradiction: Decision = {
  verdict: 'unknown',
  reason: 'unknown',
  isRedirected: false,
  entries: [],
  doubts: ['conflict'],
};

/* Decisions of so many ports are kept; others are made again. */
const maximumKept = 1_024;

/** What becomes of traffic of one protocol, from port to port. Found out for the ports that are asked about. */
class Intervals {
  readonly matched: readonly MatchedEntry[];
  /** Where each begins; the first at 0. */
  readonly starts: readonly number[];
  readonly #fallback: Fallback;
  readonly #decisions = new Map<number, Decision>();

  constructor(matched: readonly MatchedEntry[], fallback: Fallback) {
    this.matched = matched;
    this.#fallback = fallback;
    const starts = new Set([0]);
    for (const { from, to } of matched) {
      starts.add(from);
      starts.add(to + 1);
    }
    this.starts = [...starts]
      .filter(start => start <= lastPort)
      .sort((one, other) => one - other);
  }

  at(port: number): Decision {
    const start = this.#startOf(port);
    const known = this.#decisions.get(start);
    if (known) {
      return known;
    }
    const decision = decide(
      this.matched.filter(({ from, to }) => from <= start && start <= to),
      this.#fallback,
    );
    if (this.#decisions.size < maximumKept) {
      this.#decisions.set(start, decision);
    }
    return decision;
  }

  #startOf(port: number): number {
    const { starts } = this;
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
    return starts[low];
  }

  get verdicts(): VerdictRange[] {
    return sweep(this.matched, this.#fallback, this.starts, lastPort);
  }
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
      this.#byProtocol[protocol] = new Intervals(
        matched.filter(
          ({ entry }) => entry.protocol === 0 || entry.protocol === protocol,
        ),
        fallback,
      );
    }
  }

  /** The decision for a port, or for a type of ICMP. */
  at(protocol: number, port: number): Decision {
    return this.#byProtocol[protocol]?.at(port) ?? this.#others;
  }

  /** The numbers of the protocols that have ports of their own here. */
  get protocols(): readonly number[] {
    return this.#byProtocol.flatMap((found, number) => (found ? number : []));
  }

  /** The verdicts of all ports of a protocol. */
  verdicts(protocol: number): readonly VerdictRange[] {
    return (
      this.#byProtocol[protocol]?.verdicts ?? [
        { from: 0, to: lastPort, verdict: this.#others.verdict },
      ]
    );
  }

  /** All entries that say something of a protocol. */
  entries(protocol: number): readonly RuleEntry[] {
    return (
      this.#byProtocol[protocol]?.matched.map(({ entry }) => entry) ??
      this.#others.entries
    );
  }
}
