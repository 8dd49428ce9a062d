import { fixes } from './en/fixes';
import { reasons } from './en/reasons';
import { rules } from './en/rules';
import { fixes as frenchFixes } from './fr/fixes';
import { reasons as frenchReasons } from './fr/reasons';
import { rules as frenchRules } from './fr/rules';

/**
 * Everything that health says, by code. Placeholders are `{{name}}`, and plurals `_one` and `_other`, as Backstage's
 * translations have them: a plugin spreads a catalogue into its own messages.
 *
 * @public
 */
export interface HealthMessages {
  reasons: Readonly<Record<keyof typeof reasons, string>>;
  rules: Readonly<Record<keyof typeof rules, string>>;
  fixes: Readonly<Record<keyof typeof fixes, string>>;
}

/** @public */
export const englishHealthMessages: HealthMessages = { reasons, rules, fixes };

/** @public */
export const frenchHealthMessages: HealthMessages = {
  reasons: frenchReasons,
  rules: frenchRules,
  fixes: frenchFixes,
};
