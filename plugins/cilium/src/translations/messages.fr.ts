import { frenchMessages } from '@socle/plugin-cilium-common';
import { cardMessages } from './fr/card';
import { changeMessages } from './fr/change';
import { policyMessages } from './fr/policy';
import { questionMessages } from './fr/questions';
import { refusalMessages } from './fr/refusals';
import { prefixed } from './prefixed';

export default {
  ...prefixed('findings', frenchMessages.findings),
  ...prefixed('remedies', frenchMessages.remedies),
  ...prefixed('explanations', frenchMessages.explanations),
  ...prefixed('typeNames', frenchMessages.typeNames),
  ...prefixed('flowStatus', frenchMessages.flowStatus),
  ...prefixed('obstacles', frenchMessages.obstacles),
  ...prefixed('trafficObstacles', frenchMessages.trafficObstacles),
  ...prefixed('cautions', frenchMessages.cautions),
  ...cardMessages,
  ...refusalMessages,
  ...changeMessages,
  ...policyMessages,
  ...questionMessages,
};
