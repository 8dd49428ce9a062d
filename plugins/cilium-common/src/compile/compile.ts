import { Endpoint } from '../model/flow';
import { PolicyContext } from '../model/context';
import { PolicyFinding } from '../model/finding';
import { Policy, PolicyReference } from '../model/policy';
import { Verdict } from '../model/verdict';
import { environmentOf } from '../parse/environment';
import { parsePolicies, PolicyDocument } from '../parse/parsePolicies';
import { Conflict } from './conflicts';
import { Decision } from './decide';
import { matchRules } from './matchRules';
import { Parties, Party } from './party';
import { RuleIndex } from './ruleIndex';
import { fallbackOf, Side, sideOf } from './side';
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
  egress: Direction;
  ingress: Direction;
  /** Where two of its policies cannot both hold, Cilium computes none in either direction. */
  conflict: Conflict | undefined;
}

interface Direction {
  side: Side;
  /** By the other party's index. */
  tables: (Table | undefined)[];
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
  readonly #byReference: ReadonlyMap<PolicyReference, Policy>;
  readonly #subjects: (Subject | undefined)[] = [];

  constructor(options: CompileOptions) {
    this.source = options;
    const { policies, context = {}, hasAllGroups = false } = options;
    const parsed = parsePolicies(policies, environmentOf(context));
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
    this.#parties = new Parties(context);
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
    const { conflict, ...sides } = this.#subject(subject);
    const { side, tables } = sides[direction];
    const known = peer.index < 0 ? undefined : tables[peer.index];
    if (known) {
      return known;
    }
    const destination = direction === 'egress' ? peer : subject;
    const table = conflict
      ? new Table([], 'contradiction')
      : new Table(
          matchRules(side, peer, destination, this.facts),
          fallbackOf(side, peer.identity, this.context),
        );
    if (peer.index >= 0 && subject.index >= 0) {
      tables[peer.index] = table;
    }
    return table;
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
    const of = (direction: 'egress' | 'ingress'): Direction => ({
      side: sideOf(party.identity, direction, this.index, this.context),
      tables: [],
    });
    const ingress = of('ingress');
    const egress = of('egress');
    const conflict = ingress.side.conflict ?? egress.side.conflict;
    const subject: Subject = { egress, ingress, conflict };
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

/** Whether some policy that is enforced means a DNS name. */
function namesIn(policies: readonly Policy[]): (name: string) => boolean {
  const matchers = policies.flatMap(({ rules }) =>
    rules.flatMap(({ peers }) =>
      peers === 'nobody'
        ? []
        : peers.flatMap(peer => (peer.type === 'domain' ? [peer] : [])),
    ),
  );
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
