import { Endpoint } from '../model/flow';
import { PolicyContext } from '../model/context';
import { PolicyFinding } from '../model/finding';
import { DomainPeer, Policy, PolicyReference } from '../model/policy';
import { Verdict } from '../model/verdict';
import { environmentOf } from '../parse/environment';
import {
  ParsedPolicies,
  parsePolicies,
  PolicyDocument,
} from '../parse/parsePolicies';
import { Conflict } from './conflicts';
import { Decision } from './decide';
import { Parties, Party } from './party';
import { PeerSets } from './peerSet';
import { RuleIndex } from './ruleIndex';
import { Side, sideOf } from './side';
import { SideTables } from './sideTables';
import { Table } from './table';
import { PeerFacts } from './matchPeer';

/**
 * What becomes of a connection, without what it took to find out.
 *
 * @public
 */
export interface QuickVerdict {
  readonly verdict: Verdict;
  readonly egress: Verdict;
  readonly ingress: Verdict;
  readonly egressRedirect: boolean;
  readonly ingressRedirect: boolean;
}

/**
 * What is compiled.
 *
 * @public
 */
export interface CompileOptions {
  policies: readonly PolicyDocument[];
  context?: PolicyContext;
  /** Whether all CiliumCIDRGroups are among the documents: a group that is not there then has no networks. */
  hasAllGroups?: boolean;
}

/** What is known of a party as the one that policies are about. */
interface Subject {
  egress: SideTables;
  ingress: SideTables;
  /** Where two of its policies cannot both hold, Cilium computes none in either direction. */
  conflict: Conflict | undefined;
}

/**
 * Policies that were read and understood once, to be asked about any number of connections.
 *
 * @public
 */
export class CompiledPolicies {
  readonly policies: readonly Policy[];
  readonly context: PolicyContext;
  /** What is wrong with the policies. */
  readonly findings: readonly PolicyFinding[];
  readonly index: RuleIndex;
  /** What it was made of, to make others like it. */
  readonly source: CompileOptions;
  readonly facts: PeerFacts;
  readonly #parties: Parties;
  readonly #peerSets: PeerSets;
  readonly #parsed: ParsedPolicies;
  readonly #byReference: ReadonlyMap<PolicyReference, Policy>;
  readonly #subjects: (Subject | undefined)[] = [];

  /** `like`: policies most of which are the same; what is known of them is not found out again. */
  constructor(options: CompileOptions, like?: CompiledPolicies) {
    this.source = options;
    const { policies, hasAllGroups = false } = options;
    const context = options.context ?? like?.context ?? {};
    const kin = like?.context === context ? like : undefined;
    const parsed = parsePolicies(
      policies,
      environmentOf(context),
      kin ? kin.#parsed.byDocument : undefined,
    );
    this.#parsed = parsed;
    this.policies = parsed.policies;
    this.context = context;
    this.findings = parsed.policies.flatMap(({ findings }) => findings);
    this.index = new RuleIndex(parsed.policies);
    this.facts = {
      context,
      isNamed: namesIn(parsed.policies),
      groups:
        hasAllGroups || parsed.groups.length > 0 ? parsed.groups : undefined,
    };
    this.#parties = kin ? kin.#parties : new Parties(context);
    this.#peerSets =
      kin && haveSameMeaning(kin, this)
        ? kin.#peerSets
        : new PeerSets(this.facts);
    this.#byReference = new Map(
      parsed.policies.map(policy => [policy.reference, policy]),
    );
  }

  /** The policy that a rule is of. */
  policyOf(reference: PolicyReference): Policy | undefined {
    return this.#byReference.get(reference);
  }

  /** One end of connections, ready to be asked about. Asking for the same object again costs nothing. */
  party(endpoint: Endpoint): Party {
    return this.#parties.of(endpoint);
  }

  /** Whether ends of connections that were made ready for the others are ready for these. */
  sharesParties(others: CompiledPolicies): boolean {
    return this.#parties === others.#parties;
  }

  /**
   * The verdict at layers 3 and 4. `port` is the type for ICMP; `protocol` is its number with IANA. Nothing is made for it but
   * the first time that two parties are asked about.
   */
  verdict(
    from: Party,
    to: Party,
    port: number,
    protocol: number,
  ): QuickVerdict {
    return verdictOf(
      this.table('egress', from, to).at(protocol, port),
      this.table('ingress', to, from).at(protocol, port),
    );
  }

  /** What one party's policies say about all traffic with another. */
  table(direction: 'egress' | 'ingress', subject: Party, peer: Party): Table {
    const known = this.#subject(subject);
    return direction === 'egress'
      ? known.egress.about(peer, subject)
      : known.ingress.about(peer, subject);
  }

  /** What holds for a party in a direction, whoever the other one is. */
  side(direction: 'egress' | 'ingress', subject: Party): Side {
    return this.#subject(subject)[direction].side;
  }

  /** Policies of a party that contradict each other. */
  conflict(subject: Party): Conflict | undefined {
    return this.#subject(subject).conflict;
  }

  #subject(party: Party): Subject {
    const known = party.index < 0 ? undefined : this.#subjects[party.index];
    if (known) {
      return known;
    }
    const of = (direction: 'egress' | 'ingress') =>
      sideOf(party.identity, direction, this.index, this.context);
    const ingress = of('ingress');
    const egress = of('egress');
    const conflict = ingress.conflict ?? egress.conflict;
    const subject: Subject = {
      egress: new SideTables(egress, conflict, this.#peerSets),
      ingress: new SideTables(ingress, conflict, this.#peerSets),
      conflict,
    };
    if (party.index >= 0) {
      this.#subjects[party.index] = subject;
    }
    return subject;
  }
}

/**
 * Reads policies once. Documents may be anything: what is no policy is left aside, and what is wrong with one becomes a
 * finding. Pure; never throws.
 *
 * @public
 */
export function compile(options: CompileOptions): CompiledPolicies {
  return new CompiledPolicies(options);
}

/**
 * Policies most of which are the same as those of others, and in the same context: what is known of those is not found out again.
 */
export function compileLike(
  like: CompiledPolicies,
  options: CompileOptions,
): CompiledPolicies {
  return new CompiledPolicies(options, like);
}

/** Whether peers mean the same: that depends on the groups of networks, and on the DNS names that some policy means. */
function haveSameMeaning(one: CompiledPolicies, other: CompiledPolicies) {
  const [groups, otherGroups] = [one.facts.groups, other.facts.groups];
  const [names, otherNames] = [one, other].map(({ policies }) =>
    domainPeersOf(policies),
  );
  return (
    (groups && otherGroups
      ? isSameList(groups, otherGroups)
      : groups === otherGroups) && isSameList(names, otherNames)
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]) {
  return (
    one.length === other.length &&
    one.every((item, index) => item === other[index])
  );
}

function domainPeersOf(policies: readonly Policy[]): DomainPeer[] {
  return policies.flatMap(({ rules }) =>
    rules.flatMap(({ peers }) =>
      peers === 'nobody'
        ? []
        : peers.flatMap(peer => (peer.type === 'domain' ? [peer] : [])),
    ),
  );
}

/** Whether some policy that is enforced means a DNS name. */
function namesIn(policies: readonly Policy[]): (name: string) => boolean {
  const matchers = domainPeersOf(policies);
  return name => matchers.some(peer => peer.matches(name));
}

const words = ['allowed', 'denied', 'unknown'] as const;
/* Every verdict that there can be, made once. */
const verdicts: readonly QuickVerdict[] = Array.from(
  { length: 36 },
  (_, code) => {
    const egress = words[Math.floor(code / 12)];
    const ingress = words[Math.floor(code / 4) % 3];
    return Object.freeze({
      verdict: bothVerdicts(egress, ingress),
      egress,
      ingress,
      egressRedirect: (code & 2) > 0,
      ingressRedirect: (code & 1) > 0,
    });
  },
);

/** A connection passes if both ends let it through. */
export function bothVerdicts(egress: Verdict, ingress: Verdict): Verdict {
  if (egress === 'denied' || ingress === 'denied') {
    return 'denied';
  }
  return egress === 'unknown' || ingress === 'unknown' ? 'unknown' : 'allowed';
}

function verdictOf(egress: Decision, ingress: Decision): QuickVerdict {
  return verdicts[
    codeOf(egress.verdict) * 12 +
      codeOf(ingress.verdict) * 4 +
      (egress.isRedirected ? 2 : 0) +
      (ingress.isRedirected ? 1 : 0)
  ];
}

function codeOf(verdict: Verdict): number {
  if (verdict === 'allowed') {
    return 0;
  }
  return verdict === 'denied' ? 1 : 2;
}
