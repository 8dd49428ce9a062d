import { rules } from '../rules';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

describe('socle rules', () => {
  it('names every rule with its title', async () => {
    const { code, stdout } = await command.run(command.folder(), ['rules']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(rules.length);
    rules.forEach(({ id, title }, index) => {
      expect(lines[index].startsWith(id)).toBe(true);
      expect(lines[index]).toContain(`  ${title}`);
    });
  });

  it('answers the rules of the domain as JSON', async () => {
    const { stdout } = await command.run(command.folder(), [
      'rules',
      '--format',
      'json',
    ]);
    const ids = JSON.parse(stdout).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(rules.map(({ id }) => id));
  });
});
