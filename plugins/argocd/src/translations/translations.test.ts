import { englishMessages } from '@socle/plugin-argocd-common';
import { actionMessages } from './en/actions';
import { applicationMessages } from './en/application';
import { cardMessages } from './en/card';
import { fleetMessages } from './en/fleet';
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
    ...applicationMessages,
    ...actionMessages,
    ...fleetMessages,
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
