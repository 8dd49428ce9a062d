import { CompiledPolicies } from '../compile/compile';
import { Decision } from '../compile/decide';
import { Party } from '../compile/party';
import { RuleEntry } from '../compile/ruleEntries';
import { Table } from '../compile/table';
import { Side } from '../compile/side';
import { finalName } from '../labels/identityOf';
import { Flow } from '../model/flow';
import { isIcmp, Protocol, protocolNumbers } from '../model/protocol';
import { SideVerdict, UnknownReason } from '../model/verdict';
import { matchesPeer } from '../compile/matchPeer';
import { judgeRequest } from './request';

/** A flow as far as it could be read. */
export interface ReadFlow {
  flow: Flow;
  from: Party;
  to: Party;
  /** Undefined where it is none that policies know. */
  protocol: Protocol | undefined;
  /** Undefined where it was left out, or is none. */
  port: number | undefined;
}

/** What one side says, and by which rules. */
export interface JudgedSide {
  side: Side;
  subject: Party;
  peer: Party;
  result: SideVerdict;
  entries: readonly RuleEntry[];
}

/** Asks the policies of one end of a flow. */
export function judgeSide(
  compiled: CompiledPolicies,
  read: ReadFlow,
  direction: 'egress' | 'ingress',
): JudgedSide {
  const [subject, peer] =
    direction === 'egress' ? [read.from, read.to] : [read.to, read.from];
  const side = compiled.side(direction, subject);
  const judged = { side, subject, peer };
  const decision = decisionOf(compiled, read, direction);
  const base = {
    ...judged,
    entries: decision.entries,
    result: resultOf(decision),
  };
  if (decision.verdict !== 'allowed') {
    return base;
  }
  const request = judgeRequest({
    entries: decision.entries,
    flow: read.flow,
    side,
    peer: peer.identity,
    context: compiled.context,
  });
  if (request?.match === false) {
    return {
      ...base,
      result: { ...base.result, verdict: 'denied', reason: 'request' },
    };
  }
  if (request && request.match === undefined) {
    return { ...base, result: unknown(base.result, request.unknown) };
  }
  return direction === 'egress' ? withName(compiled, read, base) : base;
}

function decisionOf(
  compiled: CompiledPolicies,
  { from, to, protocol, port }: ReadFlow,
  direction: 'egress' | 'ingress',
): Decision {
  const table =
    direction === 'egress'
      ? compiled.table('egress', from, to)
      : compiled.table('ingress', to, from);
  if (protocol === undefined) {
    return inDoubt(table, 0, 'protocol');
  }
  const number = protocolNumbers[protocol];
  if (port !== undefined && (port > 0 || isIcmp(protocol))) {
    return table.at(number, port);
  }
  return inDoubt(table, number, 'port');
}

/** Without a port nothing is allowed for sure; what is refused on every port is refused. */
function inDoubt(
  table: Table,
  protocol: number,
  doubt: UnknownReason,
): Decision {
  const isRefused = table
    .verdicts(protocol)
    .every(({ verdict }) => verdict === 'denied');
  return isRefused
    ? table.at(protocol, 0)
    : {
        verdict: 'unknown',
        reason: 'unknown',
        isRedirected: false,
        entries: table.entries(protocol),
        doubts: [doubt],
      };
}

function resultOf({
  verdict,
  reason,
  isRedirected,
  doubts,
}: Decision): SideVerdict {
  return {
    verdict,
    reason,
    isRedirected,
    unknown: doubts,
    onceResolved: false,
  };
}

function unknown(
  result: SideVerdict,
  reason: UnknownReason = 'request',
): SideVerdict {
  return {
    ...result,
    verdict: 'unknown',
    reason: 'unknown',
    unknown: [reason],
  };
}

/**
 * What only rules with DNS names allow holds once the name was resolved where Cilium sees it: by a rule of layer 7 for DNS.
 * Without one for the name, Cilium never learns its addresses from this pod.
 */
function withName(
  compiled: CompiledPolicies,
  { flow }: ReadFlow,
  judged: JudgedSide,
): JudgedSide {
  const { to } = flow;
  const { side, peer, entries, result } = judged;
  const isOpen =
    to.kind === 'outside' &&
    to.names !== undefined &&
    to.resolved === undefined;
  if (!isOpen || result.reason !== 'rule') {
    return judged;
  }
  const isByNameOnly = entries.every(
    ({ rule }) =>
      rule.peers !== 'nobody' &&
      rule.peers.length > 0 &&
      !rule.peers.some(
        one =>
          one.type !== 'domain' &&
          matchesPeer(one, peer.identity, compiled.facts) !== false,
      ),
  );
  if (!isByNameOnly) {
    return judged;
  }
  const isSeen = (to.names ?? []).some(name => seesName(side, finalName(name)));
  return {
    ...judged,
    result: isSeen
      ? { ...result, onceResolved: true }
      : unknown(result, 'nameNeverSeen'),
  };
}

/** Whether some rule lets the pod resolve a name through Cilium's proxy. */
export function seesName({ rules }: Side, name: string): boolean {
  return rules.some(
    ({ rule, entries }) =>
      rule.verdict === 'allow' &&
      entries.some(
        ({ portRule }) =>
          portRule?.l7?.kind === 'dns' &&
          portRule.l7.rules.some(one => one.matches(name)),
      ),
  );
}
