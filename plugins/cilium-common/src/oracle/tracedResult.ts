import { say } from '@socle/plugin-platform-common';
import { CompiledPolicies } from '../compile/compile';
import { evaluate, Evaluation } from '../evaluate/evaluate';
import { NetworkPhrase } from '../explain/explain';
import { policyName } from '../explain/references';
import { explanations as english } from '../messages/en/explanations';
import { explanations as french } from '../messages/fr/explanations';
import { Flow } from '../model/flow';
import { SideTrace, SideVerdict } from '../model/verdict';
import type { OracleResult } from './lineProtocol';

const texts = { en: english, fr: french };

/** What the protocol tells besides the verdict. */
export function tracedResult(
  compiled: CompiledPolicies,
  flow: Flow,
  language: 'en' | 'fr',
): Pick<
  OracleResult,
  'ingressRules' | 'egressRules' | 'trace' | 'explanation'
> {
  const { trace, explanation, ...verdicts } = evaluate(compiled, flow);
  const inWords = (phrase: NetworkPhrase) =>
    say(texts[language], phrase, language);
  return {
    ...rulesOf('ingress', verdicts.ingress, trace),
    ...rulesOf('egress', verdicts.egress, trace),
    trace,
    explanation: {
      summary: inWords(explanation.summary),
      egress: explanation.egress.map(inWords),
      ingress: explanation.ingress.map(inWords),
    },
  };
}

/* How Cilium names what stands where no policy does (`pkg/policy/mapstate.go`). */
const origin = 'reserved:io.cilium.policy.derived-from=';

function rulesOf(
  direction: 'ingress' | 'egress',
  result: SideVerdict,
  trace: Evaluation['trace'],
): Pick<OracleResult, 'ingressRules' | 'egressRules'> {
  const names = namesOf(direction, result, trace[direction]);
  return names.length > 0
    ? { [`${direction}Rules` as const]: [...new Set(names)].sort() }
    : {};
}

function namesOf(
  direction: 'ingress' | 'egress',
  { reason }: SideVerdict,
  { deciding }: SideTrace,
): string[] {
  switch (reason) {
    case 'defaultAllow':
    case 'free':
    case 'exempt':
      return [`${origin}allow-any-${direction}`];
    case 'localHost':
      return [`${origin}allow-localhost-ingress`];
    default:
      return deciding.map(({ policy }) => policyName(policy));
  }
}
