import { HealthMessages } from '../messages';
import { BeyondCode } from './beyond';
import { SdkLanguage } from './language';
import { ScoreRuleId } from './rules';

/**
 * How to mend what breaks a rule, or what is found beyond them, for the SDK of a language; undefined for rules that metrics do
 * not tell of.
 *
 * @public
 */
export function fixOf(
  { fixes }: Pick<HealthMessages, 'fixes'>,
  code: ScoreRuleId | BeyondCode,
  language?: SdkLanguage,
): string | undefined {
  const texts: Readonly<Record<string, string>> = fixes;
  return texts[`${code}.${language}`] ?? texts[code];
}
