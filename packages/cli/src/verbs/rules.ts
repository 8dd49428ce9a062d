import { RuleDescription } from '@socle/plugin-tenancy-common';
import { Paint } from '../output/paint';
import { rules } from '../rules';
import { examples, formatOption, Verb } from './verb';

/** `socle rules`: what `check` looks for. */
export const rulesVerb: Verb = ({ program, answer }) => {
  program
    .command('rules')
    .summary('what check looks for')
    .description(
      'Lists the rules of check: their names, and what holds where they are kept.',
    )
    .addOption(formatOption())
    .addHelpText('after', examples('socle rules', 'socle rules --format json'))
    .action(async ({ format }) => {
      await answer(
        { values: rules, text: paint => textOf(rules, paint), code: 0 },
        format,
      );
    });
};

function textOf(list: readonly RuleDescription[], paint: Paint): string {
  const width = Math.max(...list.map(({ id }) => id.length));
  return list
    .map(
      ({ id, title, guardrail }) =>
        `${paint('bold', id.padEnd(width))}  ${title}${guardrail ? ` (guardrail ${guardrail})` : ''}\n`,
    )
    .join('');
}
