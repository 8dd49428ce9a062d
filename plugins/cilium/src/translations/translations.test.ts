import { englishMessages } from '@socle/plugin-cilium-common';
import { cardMessages } from './en/card';
import { changeMessages } from './en/change';
import { policyMessages } from './en/policy';
import { questionMessages } from './en/questions';
import { refusalMessages } from './en/refusals';
import french from './messages.fr';

const flat = (messages: object, path = ''): [string, string][] =>
  Object.entries(messages).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`${path}${name}`, value]]
      : flat(value, `${path}${name}.`),
  );

const english = new Map(
  flat({
    ...englishMessages,
    ...cardMessages,
    ...refusalMessages,
    ...changeMessages,
    ...policyMessages,
    ...questionMessages,
  }),
);

it('says everything in both languages', () => {
  expect(Object.keys(french).sort()).toEqual([...english.keys()].sort());
});

it('fills in nothing in French that English does not fill in', () => {
  const placeholders = (text: string) =>
    [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
  for (const [key, text] of Object.entries(french)) {
    const known = placeholders(english.get(key) ?? '');
    expect([key, placeholders(text)]).toEqual([
      key,
      key.endsWith('_one') ? known.filter(one => text.includes(one)) : known,
    ]);
  }
});
