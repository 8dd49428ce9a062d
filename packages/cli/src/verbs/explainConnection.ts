import {
  CiliumVersion,
  compile,
  englishMessages,
  evaluate,
  Evaluation,
  Explanation,
  Flow,
  frenchMessages,
  NetworkPhrase,
  policyName,
  PolicyReference,
  ruleName,
  say,
  SideTrace,
} from '@socle/plugin-cilium-common';
import { networkFiles } from '../input/networkFiles';
import { Paint, Style } from '../output/paint';
import { visible } from '../output/visible';
import { Report } from '../report';

/** In which language sentences are. */
export type Language = 'en' | 'fr';

/** What `--format json` gives. */
interface Explained extends Omit<Evaluation, 'explanation'> {
  explanation: Record<keyof Explanation, string | readonly string[]>;
}

const styles: Record<Evaluation['verdict'], Style> = {
  allowed: 'green',
  denied: 'red',
  unknown: 'yellow',
};

const words = {
  en: {
    allowed: 'allowed',
    denied: 'refused',
    unknown: 'unknown',
    egress: 'way out',
    ingress: 'way in',
    selects: 'selects',
    closes: 'selects, default deny',
    decides: 'decides',
    nearest: 'near',
  },
  fr: {
    allowed: 'autorisé',
    denied: 'refusé',
    unknown: 'inconnu',
    egress: 'sortie',
    ingress: 'entrée',
    selects: 'sélectionne',
    closes: 'sélectionne, ferme par défaut',
    decides: 'décide',
    nearest: 'proche',
  },
} as const;

/** Whether one connection is let through by the policies of files, and why. */
export function explainConnection(options: {
  files: readonly string[];
  flow: Flow;
  language: Language;
  cluster?: string;
  version?: CiliumVersion;
}): Report {
  const { files, flow, language, cluster, version } = options;
  const { policies, context } = networkFiles(files);
  const compiled = compile({
    policies,
    context: {
      ...context,
      ...(cluster !== undefined && { cluster }),
      ...(version && { version }),
    },
  });
  const evaluation = evaluate(compiled, flow);
  return {
    values: [jsonOf(evaluation, language)],
    text: paint => textOf(evaluation, language, paint),
    notes:
      policies.length === 0
        ? ['No network policy is in these files: nothing is refused by them.']
        : [],
    code: evaluation.verdict === 'allowed' ? 0 : 1,
  };
}

function sayIn(language: Language) {
  const { explanations } = language === 'fr' ? frenchMessages : englishMessages;
  return (phrase: NetworkPhrase) => say(explanations, phrase, language);
}

function jsonOf(evaluation: Evaluation, language: Language): Explained {
  const said = sayIn(language);
  const { summary, egress, ingress } = evaluation.explanation;
  return {
    ...evaluation,
    explanation: {
      summary: said(summary),
      egress: egress.map(said),
      ingress: ingress.map(said),
    },
  };
}

function textOf(
  evaluation: Evaluation,
  language: Language,
  paint: Paint,
): string {
  const said = sayIn(language);
  const { verdict, explanation, trace } = evaluation;
  const side = (direction: 'egress' | 'ingress') => {
    const found = evaluation[direction].verdict;
    const [first, ...others] = explanation[direction].map(said).map(visible);
    return [
      '',
      `  ${paint('bold', words[language][direction])}  ${paint(styles[found], words[language][found])}`,
      `    ${first}`,
      ...others.map(sentence => `    ${sentence}`),
      ...traceLines(trace[direction], language).map(line =>
        paint('dim', `      ${visible(line)}`),
      ),
    ];
  };
  return `${[
    `${paint(styles[verdict], words[language][verdict])}  ${visible(said(explanation.summary))}`,
    ...side('egress'),
    ...side('ingress'),
  ].join('\n')}\n`;
}

/** Where what is said is written. */
function traceLines(
  { selecting, deciding, nearest }: SideTrace,
  language: Language,
): string[] {
  const { selects, closes, decides, nearest: near } = words[language];
  return [
    ...selecting.map(
      ({ policy, defaultDeny }) =>
        `${placeOf(policy)}  ${defaultDeny ? closes : selects}`,
    ),
    ...deciding.map(rule => `${ruleName(rule)}  ${decides}`),
    ...nearest.map(rule => `${ruleName(rule)}  ${near}`),
  ];
}

function placeOf(policy: PolicyReference): string {
  const { file, line } = policy;
  return file !== undefined && line !== undefined
    ? `${policyName(policy)} (${file}:${line})`
    : policyName(policy);
}
