import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * What the shared components say, in English; French comes along.
 *
 * @public
 */
export const platformTranslationRef = createTranslationRef({
  id: 'socle.platform',
  messages: {
    status: {
      ok: 'OK',
      warning: 'Warning',
      error: 'Error',
      unknown: 'Unknown',
      stale: '{{level}}, stale',
      observed: 'seen {{time}}',
      staleSince:
        'as of {{observed}}, source unreachable since {{unreachable}}',
    },
    live: {
      live: 'Live',
      reconnecting: 'Reconnecting',
      stale: 'Stale',
      liveTitle: 'Changes appear here as they happen.',
      reconnectingTitle:
        'The connection broke. What you see is the last known state until it is back.',
      staleTitle: 'This is the last known state.',
      staleSince: 'This is the last known state, as of {{time}}.',
    },
    denied: {
      description: 'Its owner can let you: {{owner}}.',
      noOwner: 'The platform team can let you.',
    },
    failed: {
      description: 'The portal answered: {{message}}',
      tryAgain: 'Try again',
    },
    snippet: {
      copy: 'Copy',
      copied: 'Copied',
    },
    environments: {
      fact: 'Fact',
    },
    diff: {
      added: 'new',
      changed: 'changed',
      removed: 'removed',
      lines: 'Lines {{hunk}}',
    },
  },
  translations: { fr: () => import('./messages.fr') },
});
