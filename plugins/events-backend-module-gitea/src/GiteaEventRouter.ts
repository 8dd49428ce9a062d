import {
  EventParams,
  EventsService,
  SubTopicEventRouter,
} from '@backstage/plugin-events-node';

/** Publishes what comes under `gitea` once more under its kind: `gitea.push`, `gitea.pull_request` … */
export class GiteaEventRouter extends SubTopicEventRouter {
  constructor(options: { events: EventsService }) {
    super({ events: options.events, topic: 'gitea' });
  }

  protected getSubscriberId(): string {
    return 'GiteaEventRouter';
  }

  protected determineSubTopic(params: EventParams): string | undefined {
    const kind = params.metadata?.['x-gitea-event'];
    return typeof kind === 'string' ? kind : undefined;
  }
}
