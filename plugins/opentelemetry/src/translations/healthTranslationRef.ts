import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { englishHealthMessages } from '@socle/plugin-opentelemetry-common';
import { cardMessages } from './en/card';
import { objectiveMessages } from './en/objectives';
import { platformMessages } from './en/platform';
import { tabMessages } from './en/tab';

/**
 * What the health plugin says, in English; French comes along.
 *
 * @public
 */
export const healthTranslationRef = createTranslationRef({
  id: 'socle.health',
  messages: {
    ...englishHealthMessages,
    ...cardMessages,
    ...tabMessages,
    ...objectiveMessages,
    ...platformMessages,
  },
  translations: { fr: () => import('./messages.fr') },
});
