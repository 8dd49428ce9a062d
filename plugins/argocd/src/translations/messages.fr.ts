import { frenchMessages } from '@socle/plugin-argocd-common';
import { actionMessages } from './fr/actions';
import { applicationMessages } from './fr/application';
import { cardMessages } from './fr/card';
import { fleetMessages } from './fr/fleet';
import { prefixed } from './prefixed';

export default {
  ...prefixed('reasons', frenchMessages.reasons),
  ...prefixed('causes', frenchMessages.causes),
  ...prefixed('remedies', frenchMessages.remedies),
  ...prefixed('refusals', frenchMessages.refusals),
  ...cardMessages,
  ...applicationMessages,
  ...actionMessages,
  ...fleetMessages,
};
