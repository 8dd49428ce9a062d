import { explanations } from './en/explanations';
import { FindingCode, findings } from './en/findings';
import { remedies } from './en/remedies';
import { typeNames } from './en/typeNames';
import { explanations as frenchExplanations } from './fr/explanations';
import { findings as frenchFindings } from './fr/findings';
import { remedies as frenchRemedies } from './fr/remedies';
import { typeNames as frenchTypeNames } from './fr/typeNames';

/**
 * Everything that network policies are said of, by code. Placeholders are `{{name}}`, and plurals `_one` and `_other`, as
 * Backstage's translations have them: a plugin spreads a catalogue into its own messages.
 *
 * @public
 */
export interface NetworkMessages {
  findings: Readonly<Record<FindingCode, string>>;
  remedies: Readonly<Record<FindingCode, string>>;
  explanations: Readonly<Record<keyof typeof explanations, string>>;
  /** What a value is: what `is` and `expected` of the finding `type` stand for. */
  typeNames: Readonly<Record<keyof typeof typeNames, string>>;
}

/** @public */
export const englishMessages: NetworkMessages = {
  findings,
  remedies,
  explanations,
  typeNames,
};

/** @public */
export const frenchMessages: NetworkMessages = {
  findings: frenchFindings,
  remedies: frenchRemedies,
  explanations: frenchExplanations,
  typeNames: frenchTypeNames,
};
