import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { parseDuration } from '@socle/plugin-opentelemetry-common';
import { readObjectives } from '../input/objectives';
import { countFindings, findingsText } from '../output/findingsText';
import { count } from '../output/words';
import { examples, formatOption, Verb } from './verb';

/** `socle objectives check`: what is wrong with objectives. */
export const objectivesCheckVerb: Verb = ({ program, answer }) => {
  program
    .command('check')
    .summary('say what is wrong with objectives')
    .description(
      'Says what is wrong with objectives: fields, thresholds that no bucket ends at, queries that count no events, alerts that cannot fire, names that are there twice.',
    )
    .argument('<files...>', 'one objective each; - reads the input')
    .addOption(
      new Option(
        '--retention <time>',
        'how long Prometheus keeps samples (15d), to hold the windows against it',
      ).argParser(secondsOf),
    )
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'socle objectives check objectives/*.yaml',
        'socle objectives check objectives/*.yaml --retention 15d',
      ),
    )
    .action(async (paths, { retention, format }) => {
      const { findings } = readObjectives(
        paths.map(path => (path === '-' ? '/dev/stdin' : path)),
        retention === undefined ? {} : { retentionSeconds: retention },
      );
      const what = `Checked ${count(paths.length, 'objective')}`;
      await answer(
        {
          values: findings,
          text: paint =>
            findings.length === 0
              ? `${what}: nothing found.\n`
              : `${findingsText(findings, paint)}\n${what}: ${countFindings(findings)}.\n`,
          code: findings.some(({ severity }) => severity === 'error') ? 1 : 0,
        },
        format,
      );
    });
};

function secondsOf(text: string): number {
  const milliseconds = parseDuration(text);
  if (!milliseconds) {
    throw new InvalidArgumentError('Write it as 15d.');
  }
  return milliseconds / 1000;
}
