import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import {
  isRuleLabel,
  Objective,
  PrometheusRule,
  printRules,
  renderObjective,
} from '@socle/plugin-opentelemetry-common';
import { readObjectives } from '../input/objectives';
import { visible } from '../output/visible';
import { RefusedInput } from '../report';
import { examples, formatOption, Verb } from './verb';

const comment =
  'Rendered by socle objectives render. Change the objective, not this file.';

/** `socle objectives render`: the rules that watch over objectives. */
export const objectivesRenderVerb: Verb = ({ program, answer }) => {
  program
    .command('render')
    .summary('print the PrometheusRules of objectives')
    .description(
      'Prints a PrometheusRule for each environment of each objective: recording rules, and alerts that fire when the error budget burns too fast. Keep them where the manifests of the service are.',
    )
    .argument('<files...>', 'one objective each; - reads the input')
    .option('--environment <name>', 'only the rules of this environment')
    .addOption(
      new Option(
        '--label <key=value>',
        "a label by which the cluster's Prometheus finds rules, besides those of the objective; may be there several times",
      )
        .argParser(addLabel)
        .default({} as Record<string, string>, 'none'),
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'socle objectives render objectives/*.yaml --environment prod > deploy/prod/objectives.yaml',
        'socle objectives render objective.yaml --label release=monitoring',
      ),
    )
    .action(async (paths, { environment, label, format }) => {
      const { objectives, findings } = readObjectives(
        paths.map(path => (path === '-' ? '/dev/stdin' : path)),
      );
      if (findings.some(({ severity }) => severity === 'error')) {
        throw new RefusedInput(findings);
      }
      const rules = objectives.flatMap(({ objective }) =>
        rulesOf(objective, label, environment),
      );
      await answer(
        {
          values: rules,
          text: () => (rules.length > 0 ? printRules(rules, comment) : ''),
          notes: [
            ...findings.map(
              ({ file, line, message }) => `${file}:${line} ${message}`,
            ),
            ...(rules.length === 0
              ? [
                  `No objective is for ${visible(environment ?? 'any environment')}.`,
                ]
              : []),
          ],
          code: 0,
        },
        format,
      );
    });
};

function rulesOf(
  objective: Objective,
  labels: Readonly<Record<string, string>>,
  only: string | undefined,
): PrometheusRule[] {
  return objective.environments
    .filter(environment => only === undefined || environment === only)
    .flatMap(
      environment =>
        renderObjective(
          { ...objective, labels: { ...objective.labels, ...labels } },
          environment,
        ) ?? [],
    );
}

function addLabel(
  text: string,
  before: Record<string, string>,
): Record<string, string> {
  const [key, value = '', ...more] = text.split('=');
  if (!text.includes('=') || more.length > 0 || !isRuleLabel(key, value)) {
    throw new InvalidArgumentError('Write a label as release=monitoring.');
  }
  return { ...before, [key]: value };
}
