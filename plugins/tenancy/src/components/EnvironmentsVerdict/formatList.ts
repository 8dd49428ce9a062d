/**
 * Names as people list them: "dev, staging and prod", "dev, staging et prod".
 *
 * @public
 */
export function formatList(names: string[], language: string): string {
  // American English would put a comma before "and".
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
