import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';
import { GiteaEventRouter } from './GiteaEventRouter';
import { signatureValidator } from './signatureValidator';

/**
 * Takes webhooks of Gitea and Forgejo at `/api/events/http/gitea`, and publishes them by their kind: `gitea.push`.
 *
 * @public
 */
export const eventsModuleGitea = createBackendModule({
  pluginId: 'events',
  moduleId: 'gitea',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        events: eventsServiceRef,
        ingresses: eventsExtensionPoint,
      },
      async init({ config, logger, events, ingresses }) {
        const secret = config.getOptionalString(
          'events.modules.gitea.webhookSecret',
        );
        if (!secret) {
          logger.warn(
            'events.modules.gitea.webhookSecret is not set: no webhook of Gitea is taken',
          );
          return;
        }
        ingresses.addHttpPostIngress({
          topic: 'gitea',
          validator: signatureValidator(secret),
        });
        await new GiteaEventRouter({ events }).subscribe();
      },
    });
  },
});
