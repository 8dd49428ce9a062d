import { objectiveJsonSchema } from '@socle/plugin-opentelemetry-common';
import { jsonSchemaOf } from '@socle/plugin-tenancy-common';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

describe('socle schema', () => {
  it.each([
    ['tenant', jsonSchemaOf('tenant')],
    ['profile', jsonSchemaOf('profile')],
    ['service', jsonSchemaOf('service')],
    ['objective', objectiveJsonSchema()],
  ])('prints the schema of a %s, and nothing else', async (name, schema) => {
    const { code, stdout, stderr } = await command.run(command.folder(), [
      'schema',
      name,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(schema)));
  });
});
