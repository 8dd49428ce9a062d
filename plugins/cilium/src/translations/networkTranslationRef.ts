import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { englishMessages } from '@socle/plugin-cilium-common';
import { cardMessages } from './en/card';
import { changeMessages } from './en/change';
import { policyMessages } from './en/policy';
import { questionMessages } from './en/questions';
import { refusalMessages } from './en/refusals';

/**
 * What the network plugin says, in English; French comes along.
 *
 * @public
 */
export const networkTranslationRef = createTranslationRef({
  id: 'socle.network',
  messages: {
    ...englishMessages,
    ...cardMessages,
    ...refusalMessages,
    ...changeMessages,
    ...policyMessages,
    ...questionMessages,
  },
  translations: { fr: () => import('./messages.fr') },
});
