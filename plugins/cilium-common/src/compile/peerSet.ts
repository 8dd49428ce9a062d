import { namespaceKey } from '../labels/label';
import { Peer, Rule } from '../model/policy';
import { Requirement } from '../selectors/requirements';
import { PeerFacts } from './matchPeer';
import { matchesPeers, PeerMatch } from './matchRules';
import { Party } from './party';

/** What is remembered of answers at most, in bytes. Beyond it, what was not remembered is found out again. */
const maximumRemembered = 64 * 1024 * 1024;

const no: PeerMatch = { match: false };
const yes: PeerMatch = { match: true };
/* Answers by their codes; those beyond are doubts, in the order that they come up. 0 is what was not asked yet. */
const noCode = 1;
const yesCode = 2;

/**
 * The peers of a rule, asked once whether they have a party among them, however many rules name the same ones.
 */
export class PeerSet {
  readonly #peers: readonly Peer[];
  readonly #namespaces: ReadonlySet<string> | undefined;
  readonly #facts: PeerFacts;
  readonly #budget: Budget;
  readonly #doubts: PeerMatch[] = [];
  #codes = new Uint8Array(0);

  constructor(peers: readonly Peer[], facts: PeerFacts, budget: Budget) {
    this.#peers = peers;
    this.#namespaces = namespacesOf(peers);
    this.#facts = facts;
    this.#budget = budget;
  }

  has(party: Party): PeerMatch {
    if (this.#peers.length === 0) {
      return yes;
    }
    const { place } = party;
    if (
      this.#namespaces &&
      place !== 'unknown' &&
      (place === undefined || !this.#namespaces.has(place.namespace))
    ) {
      return no;
    }
    const { index } = party;
    const code = index < 0 ? 0 : (this.#codes[index] ?? 0);
    if (code > 0) {
      return this.#answerOf(code);
    }
    const found = matchesPeers(this.#peers, [], party, this.#facts);
    const known = this.#codeOf(found);
    if (index >= 0 && this.#hasRoomFor(index)) {
      this.#codes[index] = known;
    }
    return this.#answerOf(known);
  }

  #answerOf(code: number): PeerMatch {
    if (code === noCode) {
      return no;
    }
    return code === yesCode ? yes : this.#doubts[code - yesCode - 1];
  }

  #codeOf({ match, doubt }: PeerMatch): number {
    if (match !== undefined) {
      return match ? yesCode : noCode;
    }
    const place = this.#doubts.findIndex(one => one.doubt === doubt);
    if (place >= 0) {
      return yesCode + 1 + place;
    }
    this.#doubts.push({ match, doubt });
    return yesCode + this.#doubts.length;
  }

  #hasRoomFor(index: number): boolean {
    const { length } = this.#codes;
    if (index < length) {
      return true;
    }
    const wanted = Math.max(64, 2 ** Math.ceil(Math.log2(index + 1)));
    if (!this.#budget.take(wanted - length)) {
      return false;
    }
    const codes = new Uint8Array(wanted);
    codes.set(this.#codes);
    this.#codes = codes;
    return true;
  }
}

/** How much may still be remembered. */
class Budget {
  #left = maximumRemembered;

  take(bytes: number): boolean {
    if (bytes > this.#left) {
      return false;
    }
    this.#left -= bytes;
    return true;
  }
}

/** The peers of all rules, each set of them once. */
export class PeerSets {
  readonly facts: PeerFacts;
  readonly #budget = new Budget();
  readonly #byText = new Map<string, PeerSet>();
  readonly #byRule = new WeakMap<Rule, PeerSet>();

  constructor(facts: PeerFacts) {
    this.facts = facts;
  }

  of(rule: Rule): PeerSet {
    const known = this.#byRule.get(rule);
    if (known) {
      return known;
    }
    const peers = rule.peers === 'nobody' ? [] : rule.peers;
    const text = JSON.stringify(peers.map(keyOf));
    const set =
      this.#byText.get(text) ?? new PeerSet(peers, this.facts, this.#budget);
    this.#byText.set(text, set);
    this.#byRule.set(rule, set);
    return set;
  }
}

function keyOf(peer: Peer): readonly string[] {
  return peer.type === 'unknown'
    ? [peer.type, peer.reason, peer.text]
    : [peer.type, peer.text];
}

/** The only namespaces that peers can be of; undefined where they can be of any. */
function namespacesOf(peers: readonly Peer[]): Set<string> | undefined {
  const namespaces = new Set<string>();
  for (const peer of peers) {
    const place =
      peer.type === 'labels' ? peer.requirements.find(isPlace) : undefined;
    if (!place) {
      return undefined;
    }
    place.values.forEach(value => namespaces.add(value));
  }
  return namespaces;
}

function isPlace({ source, key, operator }: Requirement): boolean {
  return (
    operator === 'In' &&
    key === namespaceKey &&
    (source === 'any' || source === 'k8s')
  );
}
