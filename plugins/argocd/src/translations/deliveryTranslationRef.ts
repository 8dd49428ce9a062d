import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@socle/plugin-argocd-common';
import { cardMessages } from './en/card';

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
  },
  translations: { fr: () => import('./messages.fr') },
});
