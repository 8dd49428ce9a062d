import { reasons } from './en/reasons';
import { reasons as frenchReasons } from './fr/reasons';

/**
 * Everything that health says, by code. Placeholders are `{{name}}`, and plurals `_one` and `_other`, as Backstage's
 * translations have them: a plugin spreads a catalogue into its own messages.
 *
 * @public
 */
export interface HealthMessages {
  reasons: Readonly<Record<keyof typeof reasons, string>>;
}

/** @public */
export const englishHealthMessages: HealthMessages = { reasons };

/** @public */
export const frenchHealthMessages: HealthMessages = { reasons: frenchReasons };
