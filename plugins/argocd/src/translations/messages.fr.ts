import { frenchMessages } from '@socle/plugin-argocd-common';
import { cardMessages } from './fr/card';
import { prefixed } from './prefixed';

export default {
  ...prefixed('reasons', frenchMessages.reasons),
  ...prefixed('causes', frenchMessages.causes),
  ...prefixed('remedies', frenchMessages.remedies),
  ...prefixed('refusals', frenchMessages.refusals),
  ...cardMessages,
};
