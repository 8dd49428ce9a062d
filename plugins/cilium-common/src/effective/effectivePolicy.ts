import { CompiledPolicies } from '../compile/compile';
import { Party } from '../compile/party';
import { SelectedRule } from '../compile/ruleIndex';
import { Side } from '../compile/side';
import { selectingPolicies } from '../explain/traceSide';
import { policyName, referenceOf } from '../explain/references';
import { portText } from '../explain/words';
import { Endpoint } from '../model/flow';
import { L7Rules, Port, PortRule } from '../model/policy';
import { portProtocols } from '../model/protocol';
import { RuleReference } from '../model/verdict';
import { peersOf } from './peers';
import { EffectivePolicy, EffectiveRow, EffectiveSide } from './types';

/**
 * What the policies of a workload come to, by peer and port, with the rules behind each row. Pure; never throws.
 *
 * @public
 */
export function effectivePolicy(
  compiled: CompiledPolicies,
  workload: Endpoint,
): EffectivePolicy {
  const party = compiled.party(workload);
  return {
    egress: sideOf(compiled, party, 'egress'),
    ingress: sideOf(compiled, party, 'ingress'),
  };
}

function sideOf(
  compiled: CompiledPolicies,
  party: Party,
  direction: 'egress' | 'ingress',
): EffectiveSide {
  const side = compiled.side(direction, party);
  const conflict = compiled.conflict(party);
  const rows = joined(side.rules.flatMap(rule => rowsOf(compiled, rule)));
  const denying = selectingPolicies(compiled, side).filter(
    ({ defaultDeny }) => defaultDeny,
  );
  return {
    state: conflict ? 'conflict' : stateOf(side),
    defaultDeny: denying.map(({ policy, says }) => ({
      ...policy,
      isBaseline: !says,
    })),
    rows: [
      ...rows.filter(({ verdict }) => verdict === 'deny'),
      ...rows.filter(({ verdict }) => verdict !== 'deny'),
    ],
    conflict: conflict?.rules.map(rule => referenceOf(compiled, rule)) ?? [],
  };
}

function stateOf({ exemption, hasDefaultDeny }: Side): EffectiveSide['state'] {
  if (exemption) {
    return 'exempt';
  }
  if (hasDefaultDeny === undefined) {
    return 'unknown';
  }
  return hasDefaultDeny ? 'closed' : 'open';
}

function rowsOf(
  compiled: CompiledPolicies,
  { rule, isSure }: SelectedRule,
): EffectiveRow[] {
  const rules = [referenceOf(compiled, rule)];
  const { verdict } = rule;
  const portRules: readonly (PortRule | undefined)[] = rule.ports ?? [
    undefined,
  ];
  return peersOf(rule, compiled.context).flatMap(peer =>
    portRules.map(portRule => ({
      verdict,
      peer,
      ports: portsOf(portRule),
      requests: requestsOf(portRule?.l7),
      rules,
      isDoubtful: !isSure,
    })),
  );
}

/** What `ANY` stands for is shown as it is written. */
function portsOf(portRule: PortRule | undefined): string[] {
  const ports = portRule?.ports ?? [];
  const written = new Map<string, Port[]>();
  for (const port of ports) {
    const key = port.path.join('.');
    written.set(key, [...(written.get(key) ?? []), port]);
  }
  return [...written.values()].flatMap(same =>
    same.length === portProtocols.length
      ? [portText(same[0]).replace(/[A-Z]+$/, 'ANY')]
      : same.map(portText),
  );
}

function requestsOf(l7: L7Rules | undefined): string[] {
  switch (l7?.kind) {
    case 'http':
      return l7.rules.map(({ method, pathPattern, host, headers }) =>
        [
          method ?? '*',
          `${host ?? ''}${pathPattern ?? '*'}`,
          ...headers.map(({ name, value }) =>
            value === undefined ? name : `${name}: ${value}`,
          ),
        ].join(' '),
      );
    case 'dns':
      return l7.rules.map(({ pattern }) => pattern);
    default:
      return l7 ? [l7.name] : [];
  }
}

/** Rows that say the same are one, of several rules. */
function joined(rows: readonly EffectiveRow[]): EffectiveRow[] {
  const byText = new Map<string, EffectiveRow>();
  for (const row of rows) {
    const { verdict, peer, ports, requests, isDoubtful } = row;
    const key = JSON.stringify([verdict, peer, ports, requests, isDoubtful]);
    const known = byText.get(key);
    byText.set(
      key,
      known ? { ...known, rules: withOthers(known.rules, row.rules) } : row,
    );
  }
  return [...byText.values()];
}

function withOthers(
  rules: readonly RuleReference[],
  others: readonly RuleReference[],
): RuleReference[] {
  return [
    ...rules,
    ...others.filter(other => !rules.some(one => isSame(one, other))),
  ];
}

function isSame(one: RuleReference, other: RuleReference): boolean {
  return (
    one.path === other.path &&
    one.policy.kind === other.policy.kind &&
    policyName(one.policy) === policyName(other.policy)
  );
}
