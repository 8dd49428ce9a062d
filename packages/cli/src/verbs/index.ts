import { checkVerb } from './check';
import { explainVerb } from './explain';
import { objectivesVerb } from './objectives';
import { planVerb } from './plan';
import { priceVerb } from './price';
import { renderVerb } from './render';
import { renderPlatformVerb } from './renderPlatform';
import { renderTeamVerb } from './renderTeam';
import { rulesVerb } from './rules';
import { schemaVerb } from './schema';
import { Verb } from './verb';

/** The words of the command line, in the order of its help. */
export const verbs: readonly Verb[] = [
  checkVerb,
  explainVerb,
  objectivesVerb,
  planVerb,
  priceVerb,
  renderVerb,
  renderPlatformVerb,
  renderTeamVerb,
  rulesVerb,
  schemaVerb,
];
