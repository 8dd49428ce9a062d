import { frenchHealthMessages } from '@socle/plugin-opentelemetry-common';
import { cardMessages } from './fr/card';
import { objectiveMessages } from './fr/objectives';
import { platformMessages } from './fr/platform';
import { tabMessages } from './fr/tab';
import { prefixed } from './prefixed';

export default {
  ...prefixed('reasons', frenchHealthMessages.reasons),
  ...prefixed('rules', frenchHealthMessages.rules),
  ...prefixed('fixes', frenchHealthMessages.fixes),
  ...cardMessages,
  ...tabMessages,
  ...objectiveMessages,
  ...platformMessages,
};
