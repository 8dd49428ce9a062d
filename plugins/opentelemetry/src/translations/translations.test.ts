import { englishHealthMessages } from '@socle/plugin-opentelemetry-common';
import { objectiveMessages } from './en/objectives';
import { platformMessages } from './en/platform';
import { cardMessages } from './en/card';
import { tabMessages } from './en/tab';
import french from './messages.fr';

const flat = (messages: object, path = ''): [string, string][] =>
  Object.entries(messages).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`${path}${name}`, value]]
      : flat(value, `${path}${name}.`),
  );

const english = new Map(
  flat({
    ...englishHealthMessages,
    ...cardMessages,
    ...platformMessages,
    ...objectiveMessages,
    ...tabMessages,
  }),
);

it('says everything in both languages', () => {
  expect(Object.keys(french).sort()).toEqual([...english.keys()].sort());
});

it('fills in the same things in both languages', () => {
  const placeholders = (text: string) =>
    [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
  for (const [key, text] of Object.entries(french)) {
    expect([key, placeholders(text)]).toEqual([
      key,
      placeholders(english.get(key) ?? ''),
    ]);
  }
});
