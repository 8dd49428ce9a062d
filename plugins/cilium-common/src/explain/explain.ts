import type { Phrase } from '@socle/plugin-platform-common';
import { Flow } from '../model/flow';
import { isIcmp, parseProtocol } from '../model/protocol';
import { ExplanationCode } from '../messages/en/explanations';
import {
  Lack,
  RuleReference,
  SideTrace,
  SideVerdict,
  UnknownReason,
  Verdict,
} from '../model/verdict';
import { policyName, ruleName } from './references';
import { endpointName } from './words';

/**
 * A sentence about a verdict.
 *
 * @public
 */
export type NetworkPhrase = Phrase<ExplanationCode>;

/**
 * A verdict in sentences: the whole of it in one, and then why, for each end.
 *
 * @public
 */
export interface Explanation {
  summary: NetworkPhrase;
  egress: readonly NetworkPhrase[];
  ingress: readonly NetworkPhrase[];
}

const maximumNamed = 3;

/** The sentences of a verdict. */
export function explain(
  flow: Flow,
  verdicts: { verdict: Verdict; egress: SideVerdict; ingress: SideVerdict },
  trace: { egress: SideTrace; ingress: SideTrace },
): Explanation {
  const names = {
    from: endpointName(flow.from),
    to: endpointName(flow.to),
    port: flowPortText(flow),
  };
  return {
    summary: { code: summaryOf(verdicts), parameters: names },
    egress: sideSentences('egress', verdicts.egress, trace.egress, {
      who: names.from,
      peer: names.to,
    }),
    ingress: sideSentences('ingress', verdicts.ingress, trace.ingress, {
      who: names.to,
      peer: names.from,
    }),
  };
}

function flowPortText({ port, protocol = 'TCP' }: Flow): string {
  const known = parseProtocol(protocol);
  if (port === undefined) {
    return protocol;
  }
  return known && isIcmp(known) ? `${protocol} ${port}` : `${port}/${protocol}`;
}

function summaryOf({
  verdict,
  egress,
  ingress,
}: {
  verdict: Verdict;
  egress: SideVerdict;
  ingress: SideVerdict;
}): ExplanationCode {
  switch (verdict) {
    case 'allowed':
      return egress.onceResolved ? 'allowedOnceResolved' : 'allowed';
    case 'unknown':
      return 'unknown';
    default:
      if (egress.verdict === ingress.verdict) {
        return 'deniedByBoth';
      }
      return egress.verdict === 'denied' ? 'deniedByEgress' : 'deniedByIngress';
  }
}

interface Names {
  who: string;
  peer: string;
}

function sideSentences(
  direction: 'egress' | 'ingress',
  result: SideVerdict,
  trace: SideTrace,
  names: Names,
): NetworkPhrase[] {
  return [
    sideSentence(direction, result, trace, names),
    ...(result.onceResolved
      ? [phrase('egressOnceResolved', { who: names.who, name: names.peer })]
      : []),
    ...(result.verdict === 'unknown'
      ? result.unknown.map(reason => unknownSentence(reason, trace))
      : []),
    ...trace.nearest.flatMap(({ lacks, ...rule }) =>
      lacks.map(lack => lackSentence(rule, lack, names)),
    ),
    ...notEnforcedSentences(trace),
  ];
}

function sideSentence(
  direction: 'egress' | 'ingress',
  { verdict, reason }: SideVerdict,
  trace: SideTrace,
  { who }: Names,
): NetworkPhrase {
  const rule = rulesText(trace.deciding);
  switch (reason) {
    case 'rule':
      return verdict === 'allowed'
        ? phrase(`${direction}AllowedByRule`, { rule })
        : phrase(`${direction}DeniedByRule`, { rule });
    case 'request':
      return phrase(`${direction}RequestDenied`, { rule });
    case 'unknown':
      return phrase(`${direction}Unknown`, {});
    case 'localHost':
      return phrase('ingressLocalHost', {});
    case 'defaultAllow':
      return phrase(`${direction}DefaultAllow`, { who });
    case 'free':
      return phrase(`${direction}Free`, { who });
    case 'exempt':
      return phrase(`${direction}Exempt`, { who });
    default:
      return denySentence(direction, trace, who);
  }
}

function denySentence(
  direction: 'egress' | 'ingress',
  { selecting }: SideTrace,
  who: string,
): NetworkPhrase {
  const denying = selecting
    .filter(({ defaultDeny }) => defaultDeny)
    .map(({ policy }) => policyName(policy));
  return denying.length === 0
    ? phrase(`${direction}Forced`, { who })
    : phrase(`${direction}DefaultDeny`, {
        who,
        count: denying.length,
        policies: someOf(denying),
      });
}

const unknownCodes: Readonly<Record<UnknownReason, ExplanationCode>> = {
  port: 'unknownPort',
  protocol: 'unknownProtocol',
  labels: 'unknownLabels',
  address: 'unknownAddress',
  names: 'unknownNames',
  groups: 'unknownGroups',
  services: 'unknownServices',
  externalGroup: 'unknownExternalGroup',
  entity: 'unknownEntity',
  namedPort: 'unknownNamedPort',
  conflict: 'unknownConflict',
  request: 'unknownRequest',
  version: 'unknownVersion',
  cluster: 'unknownCluster',
  nameNeverSeen: 'unknownNameNeverSeen',
};

function unknownSentence(
  reason: UnknownReason,
  { deciding }: SideTrace,
): NetworkPhrase {
  return phrase(
    unknownCodes[reason],
    reason === 'conflict' ? { rule: rulesText(deciding) } : {},
  );
}

const lackCodes: Readonly<
  Record<Lack['what'], { found: ExplanationCode; missing: ExplanationCode }>
> = {
  subject: { found: 'lackSubject', missing: 'lackSubjectMissing' },
  label: { found: 'lackLabel', missing: 'lackLabelMissing' },
  namespace: { found: 'lackNamespace', missing: 'lackNamespaceMissing' },
  cluster: { found: 'lackCluster', missing: 'lackCluster' },
  entity: { found: 'lackEntity', missing: 'lackEntity' },
  cidr: { found: 'lackCidr', missing: 'lackCidr' },
  name: { found: 'lackName', missing: 'lackName' },
  neverResolved: { found: 'lackNeverResolved', missing: 'lackNeverResolved' },
  port: { found: 'lackPort', missing: 'lackPort' },
  protocol: { found: 'lackProtocol', missing: 'lackProtocol' },
  request: { found: 'lackRequest', missing: 'lackRequest' },
  peer: { found: 'lackPeer', missing: 'lackPeer' },
};

function lackSentence(
  rule: RuleReference,
  { what, wanted, found }: Lack,
  names: Names,
): NetworkPhrase {
  const codes = lackCodes[what];
  return phrase(found === '' ? codes.missing : codes.found, {
    rule: ruleName(rule),
    wanted,
    found,
    ...names,
  });
}

function notEnforcedSentences({ notEnforced }: SideTrace): NetworkPhrase[] {
  if (notEnforced.length === 0) {
    return [];
  }
  const names = notEnforced.map(({ policy }) => policyName(policy));
  return [
    phrase('notEnforced', { count: names.length, policies: someOf(names) }),
  ];
}

function rulesText(rules: readonly RuleReference[]): string {
  return someOf(rules.map(ruleName));
}

function someOf(names: readonly string[]): string {
  const more =
    names.length > maximumNamed ? ` +${names.length - maximumNamed}` : '';
  return `${names.slice(0, maximumNamed).join(', ')}${more}`;
}

function phrase(
  code: ExplanationCode,
  parameters: NetworkPhrase['parameters'],
): NetworkPhrase {
  return { code, parameters };
}
