import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { NetworkAnswer } from '@socle/plugin-cilium-common';
import { EventStream } from '@socle/plugin-platform-node';
import { Clusters } from '../services/Clusters';
import { NetworkView, NetworkViews, User } from '../services/NetworkViews';
import { Timing } from './timing';

export interface FollowerOptions<T extends NetworkAnswer> {
  entityRef: CompoundEntityRef;
  credentials: User;
  /** As it was resolved for the request. */
  view: NetworkView;
  /** What the browser has already. */
  lastEventId: string | undefined;
  event: string;
  read: (view: NetworkView) => T;
  /** What of an answer makes it another one: moments at which sources were heard of do not. */
  essence: (answer: T) => unknown;
  /** How long changes are gathered before they are sent, in milliseconds. */
  gather: number;
  views: NetworkViews;
  clusters: Clusters;
  logger: LoggerService;
  timing: Timing;
}

/** Feeds one stream with one answer about one entity, and looks again from time to time whether it still may. */
export class Follower<T extends NetworkAnswer> {
  readonly #options: FollowerOptions<T>;
  readonly #timers: NodeJS.Timeout[] = [];
  #view: NetworkView;
  #ends: (() => void)[] = [];
  #sending: NodeJS.Timeout | undefined;
  #last: string | undefined;
  #isStopped = false;

  constructor(options: FollowerOptions<T>) {
    this.#options = options;
    this.#view = options.view;
    this.#last = options.lastEventId;
  }

  follow(stream: EventStream): void {
    const { timing } = this.#options;
    this.#listen(stream);
    this.#send(stream);
    stream.onDrain(() => this.#sendSoon(stream));
    this.#timers.push(
      setInterval(() => this.#recheck(stream), timing.recheck),
      setTimeout(() => stream.end(), timing.lifetime),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    clearTimeout(this.#sending);
    this.#ends.forEach(end => end());
  }

  #listen(stream: EventStream): void {
    this.#ends.forEach(end => end());
    this.#ends = this.#options.clusters
      .of(this.#view)
      .flatMap(({ flows, network }) => [
        flows.onChange(() => this.#sendSoon(stream)),
        network.onChange(() => this.#sendSoon(stream)),
      ]);
  }

  #sendSoon(stream: EventStream): void {
    this.#sending ??= setTimeout(() => {
      this.#sending = undefined;
      this.#send(stream);
    }, this.#options.gather);
  }

  #send(stream: EventStream): void {
    if (this.#isStopped || stream.isFull) {
      return;
    }
    const { read, essence, event } = this.#options;
    const answer = read(this.#view);
    const id = createHash('sha256')
      .update(JSON.stringify(essence(answer)))
      .digest('base64url')
      .slice(0, 22);
    if (id !== this.#last) {
      this.#last = id;
      stream.send(event, answer, id);
    }
  }

  async #recheck(stream: EventStream): Promise<void> {
    const { views, entityRef, credentials, logger } = this.#options;
    try {
      const view = await views.resolve({ entityRef, credentials });
      if (this.#isStopped) {
        return;
      }
      this.#view = view;
      this.#listen(stream);
      /* What was seen more than an hour ago leaves by itself. */
      this.#send(stream);
    } catch (error) {
      const { name, message } = toError(error);
      logger.info(`The stream on ${this.#view.entityRef} ends: ${message}`);
      if (name === 'NotAllowedError' || name === 'NotFoundError') {
        stream.send('denied', { name, message });
      }
      /* Also where it cannot be told: the browser comes back, and is then told why. */
      stream.end();
    }
  }
}

/** The parts of sources that people see change. */
export function essenceOf({ sources, may, environments }: NetworkAnswer) {
  return {
    may,
    environments,
    sources: sources.map(({ flows, policies, ...source }) => ({
      ...source,
      flows: {
        state: flows.state,
        failure: flows.failure,
        since: flows.since,
        lostEvents: flows.lostEvents,
        nodes: flows.nodes,
      },
      policies: { state: policies.state, missing: policies.missing },
    })),
  };
}
