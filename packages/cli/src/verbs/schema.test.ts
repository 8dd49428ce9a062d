import { jsonSchemaOf } from '@socle/plugin-tenancy-common';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

describe('socle schema', () => {
  it.each(['tenant', 'profile', 'service'] as const)(
    'prints the schema of a %s, and nothing else',
    async name => {
      const { code, stdout, stderr } = await command.run(command.folder(), [
        'schema',
        name,
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toEqual(
        JSON.parse(JSON.stringify(jsonSchemaOf(name))),
      );
    },
  );
});
