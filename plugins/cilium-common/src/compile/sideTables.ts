import { ByParty } from './byParty';
import { Conflict } from './conflicts';
import { MatchedEntry } from './decide';
import { matchEntry, matchesRule, PeerMatch, requiredOf } from './matchRules';
import { Party } from './party';
import { PeerSet, PeerSets } from './peerSet';
import { SelectedRule } from './ruleIndex';
import { fallbackOf, Side } from './side';
import { Table } from './table';

interface AskedRule {
  selected: SelectedRule;
  /** Undefined where what the peers have to have besides is not the same in all sides. */
  peers: PeerSet | undefined;
  /** Whether ports are asked for by the names that the other party gives them. */
  hasNames: boolean;
}

/** A rule that means a party. */
interface FoundRule {
  selected: SelectedRule;
  match: PeerMatch;
  /** Whether it means the party itself, and not only its aggregate: an aggregate names no ports. */
  itself: PeerMatch;
}

const contradiction = new Table([], 'contradiction');

/**
 * What one party's policies say about all others in one direction. Of others whom the same rules mean, there is one table.
 */
export class SideTables {
  readonly side: Side;
  readonly #conflict: Conflict | undefined;
  readonly #peerSets: PeerSets;
  readonly #asked: readonly AskedRule[];
  readonly #hasNames: boolean;
  readonly #byPeer = new ByParty<Table>();
  readonly #byRules = new Map<string, Table>();

  constructor(side: Side, conflict: Conflict | undefined, peerSets: PeerSets) {
    this.side = side;
    this.#conflict = conflict;
    this.#peerSets = peerSets;
    this.#asked = side.rules
      .filter(({ entries }) => entries.length > 0)
      .map(selected => ({
        selected,
        peers:
          requiredOf(selected.rule, side).length > 0
            ? undefined
            : peerSets.of(selected.rule),
        hasNames:
          side.direction === 'egress' &&
          selected.entries.some(({ port }) => port?.name !== undefined),
      }));
    this.#hasNames = this.#asked.some(({ hasNames }) => hasNames);
  }

  /** What is said about another party; `subject` is the one that the policies are about. */
  about(peer: Party, subject: Party): Table {
    const known = this.#byPeer.get(peer);
    if (known) {
      return known;
    }
    const table = this.#find(peer, subject);
    this.#byPeer.set(peer, table);
    return table;
  }

  #find(peer: Party, subject: Party): Table {
    if (this.#conflict) {
      return contradiction;
    }
    let key = this.#hasNames ? `${peer.traits} ${peer.portsText}` : peer.traits;
    let found: FoundRule[] | undefined;
    for (let place = 0; place < this.#asked.length; place += 1) {
      const { peers, selected, hasNames } = this.#asked[place];
      const match = peers
        ? peers.has(peer)
        : matchesRule(selected, this.side, peer, this.#peerSets.facts);
      if (match.match !== false) {
        const itself = hasNames ? this.#itself(selected, peer) : match;
        found ??= [];
        found.push({ selected, match, itself });
        key += ` ${place}${match.doubt ?? ''}`;
        if (itself !== match) {
          key += `:${itself.match}${itself.doubt ?? ''}`;
        }
      }
    }
    const known = this.#byRules.get(key);
    if (known) {
      return known;
    }
    const destination = this.side.direction === 'egress' ? peer : subject;
    const table = this.#make(peer, destination, found ?? []);
    this.#byRules.set(key, table);
    return table;
  }

  #itself(selected: SelectedRule, peer: Party): PeerMatch {
    return matchesRule(selected, this.side, peer, {
      ...this.#peerSets.facts,
      withoutAggregates: true,
    });
  }

  #make(peer: Party, destination: Party, found: readonly FoundRule[]): Table {
    const { context } = this.#peerSets.facts;
    const matched = found.flatMap(({ selected, match, itself }) =>
      selected.entries.flatMap((entry): MatchedEntry[] => {
        const one = entry.port?.name === undefined ? match : itself;
        const doubt = one.doubt ?? (selected.isSure ? undefined : 'labels');
        return one.match === false
          ? []
          : matchEntry(entry, doubt, destination, this.side, context);
      }),
    );
    return new Table(matched, fallbackOf(this.side, peer.identity, context));
  }
}
