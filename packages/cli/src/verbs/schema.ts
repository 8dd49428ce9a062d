import { Argument } from '@commander-js/extra-typings';
import { jsonSchemaOf } from '@socle/plugin-tenancy-common';
import { visibleJson } from '../output/visible';
import { examples, Verb } from './verb';

/** `socle schema`: the JSON Schema of a file that people write. */
export const schemaVerb: Verb = ({ program, answer }) => {
  program
    .command('schema')
    .summary('print the JSON Schema of a file')
    .description(
      'Prints the JSON Schema of tenant.yaml, socle.yaml or services/<service>.yaml, for editors and other tools.',
    )
    .addArgument(
      new Argument('<document>', 'which file').choices([
        'tenant',
        'profile',
        'service',
      ] as const),
    )
    .addHelpText('after', examples('socle schema tenant > tenant.schema.json'))
    .action(async name => {
      const schema = jsonSchemaOf(name);
      await answer(
        {
          values: [schema],
          text: () => `${visibleJson(schema)}\n`,
          code: 0,
        },
        'text',
      );
    });
};
