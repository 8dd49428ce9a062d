import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const config = parse(
  readFileSync(
    path.resolve(__dirname, '../../../app-config.sandbox.yaml'),
    'utf8',
  ),
) as {
  catalog: {
    locations: Array<{ target: string; rules: Array<{ allow: string[] }> }>;
  };
  sandbox: { personas: Array<{ name: string }> };
};

const shared = parse(
  readFileSync(path.resolve(__dirname, '../../../app-config.yaml'), 'utf8'),
) as { catalog: { rules: Array<{ allow: string[] }> } };

it('lets no team’s repository declare people, nor what only the platform’s repository declares', () => {
  expect(shared.catalog.rules).toEqual([
    { allow: ['Component', 'API', 'Resource', 'Location'] },
  ]);
});

describe('the configuration of the sandbox', () => {
  it('takes people from the platform team alone: a rule reaches as far as what its location leads to', () => {
    const people = config.catalog.locations
      .filter(({ rules }) =>
        rules.some(
          ({ allow }) => allow.includes('User') || allow.includes('Group'),
        ),
      )
      .map(({ target, rules }) => [
        target.replace(/^.*7017}/, ''),
        rules.flatMap(({ allow }) => allow),
      ]);

    expect(people).toEqual([
      ['/platform/catalog/src/branch/main/groups.yaml', ['Group']],
      ['/platform/catalog/src/branch/main/users.yaml', ['User']],
    ]);
  });

  it('offers the four people whom the forge and the clusters know', () => {
    expect(config.sandbox.personas.map(({ name }) => name)).toEqual([
      'ines.moreau',
      'tom.becker',
      'amara.diallo',
      'hugo.lefevre',
    ]);
  });
});
