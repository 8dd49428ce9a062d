import { explanations } from './en/explanations';
import { FindingCode, findings } from './en/findings';
import { flowStatus } from './en/flows';
import { remedies } from './en/remedies';
import * as suggestions from './en/suggestions';
import { typeNames } from './en/typeNames';
import { explanations as frenchExplanations } from './fr/explanations';
import { findings as frenchFindings } from './fr/findings';
import { flowStatus as frenchFlowStatus } from './fr/flows';
import { remedies as frenchRemedies } from './fr/remedies';
import * as frenchSuggestions from './fr/suggestions';
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
  /** Why nothing can be suggested for one end. */
  obstacles: Readonly<Record<suggestions.SuggestionObstacle, string>>;
  /** Why tenant.yaml cannot say it. */
  trafficObstacles: Readonly<Record<suggestions.TrafficObstacle, string>>;
  /** What to know before a suggestion is followed. */
  cautions: Readonly<Record<suggestions.SuggestionCaution, string>>;
  /** What a card says of the flows that were seen. */
  flowStatus: Readonly<Record<keyof typeof flowStatus, string>>;
}

/** @public */
export const englishMessages: NetworkMessages = {
  findings,
  remedies,
  explanations,
  typeNames,
  flowStatus,
  ...suggestions,
};

/** @public */
export const frenchMessages: NetworkMessages = {
  findings: frenchFindings,
  remedies: frenchRemedies,
  explanations: frenchExplanations,
  typeNames: frenchTypeNames,
  flowStatus: frenchFlowStatus,
  ...frenchSuggestions,
};
