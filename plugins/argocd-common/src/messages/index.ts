import { causes } from './en/causes';
import { reasons } from './en/reasons';
import { refusals } from './en/refusals';
import { remedies } from './en/remedies';
import { causes as frenchCauses } from './fr/causes';
import { reasons as frenchReasons } from './fr/reasons';
import { refusals as frenchRefusals } from './fr/refusals';
import { remedies as frenchRemedies } from './fr/remedies';

/**
 * Everything that delivery says, by code. Placeholders are `{{name}}`, and plurals `_one` and `_other`, as Backstage's
 * translations have them: a plugin spreads a catalogue into its own messages.
 *
 * @public
 */
export interface DeliveryMessages {
  reasons: Readonly<Record<keyof typeof reasons, string>>;
  causes: Readonly<Record<keyof typeof causes, string>>;
  remedies: Readonly<Record<keyof typeof causes, string>>;
  refusals: Readonly<Record<keyof typeof refusals, string>>;
}

/** @public */
export const englishMessages: DeliveryMessages = {
  reasons,
  causes,
  remedies,
  refusals,
};

/** @public */
export const frenchMessages: DeliveryMessages = {
  reasons: frenchReasons,
  causes: frenchCauses,
  remedies: frenchRemedies,
  refusals: frenchRefusals,
};
