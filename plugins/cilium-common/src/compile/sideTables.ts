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
}

/* Others are found by the rules that mean them, which takes a little longer. */
const maximumKept = 8_192;
const contradiction = new Table([], 'contradiction');

/**
 * What one party's policies say about all others in one direction. Of others whom the same rules mean, there is one table.
 */
export class SideTables {
  readonly side: Side;
  readonly #conflict: Conflict | undefined;
  readonly #peerSets: PeerSets;
  readonly #asked: readonly AskedRule[];
  /* Whether ports are asked for by the names that the other party gives them. */
  readonly #hasNames: boolean;
  readonly #byPeer = new Map<number, Table>();
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
      }));
    this.#hasNames =
      side.direction === 'egress' &&
      this.#asked.some(({ selected }) =>
        selected.entries.some(({ port }) => port?.name !== undefined),
      );
  }

  /** What is said about another party; `subject` is the one that the policies are about. */
  about(peer: Party, subject: Party): Table {
    const { index } = peer;
    const known = this.#byPeer.get(index);
    if (known) {
      return known;
    }
    const table = this.#find(peer, subject);
    if (index >= 0 && this.#byPeer.size < maximumKept) {
      this.#byPeer.set(index, table);
    }
    return table;
  }

  #find(peer: Party, subject: Party): Table {
    if (this.#conflict) {
      return contradiction;
    }
    let key = this.#hasNames ? `${peer.traits} ${peer.portsText}` : peer.traits;
    const places: number[] = [];
    const found: PeerMatch[] = [];
    for (let place = 0; place < this.#asked.length; place += 1) {
      const { peers, selected } = this.#asked[place];
      const one = peers
        ? peers.has(peer)
        : matchesRule(selected, this.side, peer, this.#peerSets.facts);
      if (one.match !== false) {
        places.push(place);
        found.push(one);
        key += ` ${place}${one.doubt ?? ''}`;
      }
    }
    const known = this.#byRules.get(key);
    if (known) {
      return known;
    }
    const destination = this.side.direction === 'egress' ? peer : subject;
    const table = this.#make(peer, destination, places, found);
    this.#byRules.set(key, table);
    return table;
  }

  #make(
    peer: Party,
    destination: Party,
    places: readonly number[],
    found: readonly PeerMatch[],
  ): Table {
    const { context } = this.#peerSets.facts;
    const matched = places.flatMap((place, index): MatchedEntry[] => {
      const { entries, isSure } = this.#asked[place].selected;
      const doubt = found[index].doubt ?? (isSure ? undefined : 'labels');
      return entries.flatMap(entry =>
        matchEntry(entry, doubt, destination, this.side, context),
      );
    });
    return new Table(matched, fallbackOf(this.side, peer.identity, context));
  }
}
