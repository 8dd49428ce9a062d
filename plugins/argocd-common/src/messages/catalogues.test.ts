import { fill, say } from '@socle/plugin-platform-common';
import { englishMessages, frenchMessages } from '.';

const sections = ['reasons', 'causes', 'remedies', 'refusals'] as const;
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(sections)('%s', section => {
  const english: Record<string, string> = englishMessages[section];
  const french: Record<string, string> = frenchMessages[section];

  it('say the same in French as in English', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const [code, text] of Object.entries(english)) {
      expect([code, placeholders(french[code])]).toEqual([
        code,
        placeholders(text),
      ]);
    }
  });

  it('are sentences without shouting, begging or boasting', () => {
    for (const text of [...Object.values(english), ...Object.values(french)]) {
      expect(text).toMatch(/[.}]$/);
      expect(text).not.toMatch(
        /!|\bplease\b|successfully|simply|s'il vous plaît/i,
      );
    }
  });
});

describe('say', () => {
  it.each([
    [
      { code: 'outOfSync', parameters: { count: 1 } },
      'en',
      '1 resource differs from Git, and nobody has synced it.',
    ],
    [
      { code: 'outOfSync', parameters: { count: 3 } },
      'en',
      '3 resources differ from Git, and nobody has synced them.',
    ],
    [
      { code: 'delivered', parameters: { version: '1.4.2' } },
      'en',
      'Delivered: 1.4.2.',
    ],
    [
      { code: 'delivered', parameters: { version: '{{x}}' } },
      'en',
      'Delivered: {{x}}.',
    ],
    [{ code: 'nobody', parameters: {} }, 'en', 'nobody'],
    [{ code: 'toString', parameters: {} }, 'en', 'toString'],
  ])('%j', (phrase, language, expected) => {
    expect(say(englishMessages.reasons, phrase, language)).toBe(expected);
  });

  it('counts as the language does', () => {
    expect(
      say(
        frenchMessages.reasons,
        { code: 'outOfSync', parameters: { count: 0 } },
        'fr',
      ),
    ).toMatch(/^0 ressource diffère/);
  });

  it('leaves a hole where nothing is known', () => {
    expect(fill('{{a}} and {{constructor}}', { a: 1 })).toBe(
      '1 and {{constructor}}',
    );
  });
});
