import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@socle/plugin-argocd-common';
import { actionMessages } from './en/actions';
import { applicationMessages } from './en/application';
import { cardMessages } from './en/card';
import { fleetMessages } from './en/fleet';

/**
 * What the delivery plugin says, in English; French comes along.
 *
 * @public
 */
export const deliveryTranslationRef = createTranslationRef({
  id: 'socle.delivery',
  messages: {
    ...englishMessages,
    ...cardMessages,
    ...applicationMessages,
    ...actionMessages,
    ...fleetMessages,
  },
  translations: { fr: () => import('./messages.fr') },
});
