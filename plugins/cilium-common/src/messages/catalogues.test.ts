import { englishMessages, frenchMessages } from '.';

const sentences = [
  'findings',
  'remedies',
  'explanations',
  'obstacles',
  'trafficObstacles',
  'cautions',
  'flowStatus',
] as const;
const sections = [...sentences, 'typeNames'] as const;
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(sections)('%s', section => {
  const english: Record<string, string> = englishMessages[section];
  const french: Record<string, string> = frenchMessages[section];

  it('say the same in French as in English', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const [code, text] of Object.entries(english)) {
      expect([code, [...new Set(placeholders(french[code]))]]).toEqual([
        code,
        [...new Set(placeholders(text))],
      ]);
    }
  });

  it('do not shout, beg or boast', () => {
    for (const text of [...Object.values(english), ...Object.values(french)]) {
      expect(text).not.toMatch(
        /[^[]!|\bplease\b|successfully|simply|s'il vous plaît/i,
      );
    }
  });
});

it.each(sentences)('%s are sentences', section => {
  for (const text of [
    ...Object.values(englishMessages[section]),
    ...Object.values(frenchMessages[section]),
  ]) {
    expect(text).toMatch(/[.}]$/);
  }
});
