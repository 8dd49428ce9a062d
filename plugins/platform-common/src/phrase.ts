/**
 * A sentence that is not yet in any language: a code, and what its placeholders stand for.
 *
 * @public
 */
export interface Phrase<Code extends string = string> {
  code: Code;
  parameters: Readonly<Record<string, string | number>>;
}

/**
 * Puts what a phrase's placeholders stand for into a text of a catalogue: `{{name}}`. A placeholder without a value stays.
 *
 * @public
 */
export function fill(
  text: string,
  parameters: Phrase['parameters'] = {},
): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : placeholder,
  );
}

/**
 * Chooses the text of a code among those of a catalogue, by `count` where the catalogue tells one from more
 * (`outOfSync_one`, `outOfSync_other`), and fills it. The code itself where there is none.
 *
 * @public
 */
export function say(
  texts: Readonly<Record<string, string>>,
  phrase: Phrase,
  language: string = 'en',
): string {
  const { code, parameters } = phrase;
  const plural =
    typeof parameters.count === 'number'
      ? `${code}_${new Intl.PluralRules(language).select(parameters.count) === 'one' ? 'one' : 'other'}`
      : code;
  const text = [plural, code].find(key => Object.hasOwn(texts, key));
  return text === undefined ? code : fill(texts[text], parameters);
}
