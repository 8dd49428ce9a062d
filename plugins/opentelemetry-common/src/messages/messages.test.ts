import { englishHealthMessages, frenchHealthMessages } from '.';
import { readable, sayReadably } from './readable';

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(['reasons', 'rules', 'fixes'] as const)('%s', section => {
  const english: Record<string, string> = englishHealthMessages[section];
  const french: Record<string, string> = frenchHealthMessages[section];

  it('say the same in French as in English', () => {
    expect(Object.keys(french)).toEqual(Object.keys(english));
    for (const [code, text] of Object.entries(english)) {
      const figures = [...new Set(placeholders(text))];
      const others = [...new Set(placeholders(french[code]))];
      expect([code, others]).toEqual([code, figures]);
    }
  });

  it('are sentences without shouting, begging or boasting', () => {
    for (const text of [...Object.values(english), ...Object.values(french)]) {
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(
        /!|\bplease\b|successfully|simply|s'il vous plaît/i,
      );
    }
  });
});

describe('readable', () => {
  it.each([
    ['share', 0.014, '1.4%', '1,4\u202F%'],
    ['share', 0.00051, '0.051%', '0,051\u202F%'],
    ['share', 0.2345, '23.5%', '23,5\u202F%'],
    ['left', -0.2, '-20%', '-20\u202F%'],
    ['duration', 0.34, '340 ms', '340\u202Fms'],
    ['duration', 2.5, '2.5 sec', '2,5\u202Fs'],
    ['window', 300, '5 min', '5\u202Fmin'],
    ['window', 2_592_000, '30 days', '30\u202Fj'],
    ['age', 5_400, '1.5 hr', '1,5\u202Fh'],
    ['rate', 1234.5, '1,230', '1\u202F230'],
    ['summary', 0.5, 0.5, 0.5],
    ['objective', '0.5', '0.5', '0.5'],
  ])('%s %s', (name, value, english, french) => {
    const phrase = { code: 'x', parameters: { [name]: value } };
    const inFrench = readable(phrase, 'fr').parameters[name];
    expect(readable(phrase).parameters).toEqual({ [name]: english });
    expect(String(inFrench).replace(/\s/g, ' ')).toBe(
      String(french).replace(/\s/g, ' '),
    );
  });

  it('says sentences as the language has them', () => {
    const phrase = {
      code: 'errorsUnusual',
      parameters: { share: 0.02, allowed: 0.0004, window: 300 },
    };
    expect(
      sayReadably(frenchHealthMessages.reasons, phrase, 'fr').replace(
        /\s/g,
        ' ',
      ),
    ).toBe(
      "2 % des requêtes ont échoué depuis 5 min ; à ce moment de la semaine, c'était 0,04 % au plus.",
    );
  });
});
