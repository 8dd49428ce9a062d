import { Argument } from '@commander-js/extra-typings';
import { objectiveJsonSchema } from '@socle/plugin-opentelemetry-common';
import { jsonSchemaOf } from '@socle/plugin-tenancy-common';
import { visibleJson } from '../output/visible';
import { examples, Verb } from './verb';

/** `socle schema`: the JSON Schema of a file that people write. */
export const schemaVerb: Verb = ({ program, answer }) => {
  program
    .command('schema')
    .summary('print the JSON Schema of a file')
    .description(
      'Prints the JSON Schema of tenant.yaml, socle.yaml, services/<service>.yaml or an Objective, for editors and other tools.',
    )
    .addArgument(
      new Argument('<document>', 'which file').choices([
        'tenant',
        'profile',
        'service',
        'objective',
      ] as const),
    )
    .addHelpText('after', examples('socle schema tenant > tenant.schema.json'))
    .action(async name => {
      const schema =
        name === 'objective' ? objectiveJsonSchema() : jsonSchemaOf(name);
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
