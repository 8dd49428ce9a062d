import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CompoundEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { EventStream } from '@socle/plugin-platform-node';
import { concerns, Deliveries } from '../services/Deliveries';
import { EntityView, EntityViews } from '../services/EntityViews';
import { Instances } from '../services/Instances';
import { SharedAnswers } from '../services/SharedAnswers';
import { TrackedWorkloads } from '../services/TrackedWorkloads';
import { Timing } from './timing';

export interface DeliveriesFollowerOptions {
  entityRef: CompoundEntityRef;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** As it was resolved for the request. */
  view: EntityView;
  /** What the browser has already. */
  lastEventId: string | undefined;
  views: EntityViews;
  deliveries: Deliveries;
  answers: SharedAnswers;
  instances: Instances;
  track: (view: EntityView) => TrackedWorkloads;
  logger: LoggerService;
  timing: Timing;
}

/** Feeds one stream with how one entity is delivered, and looks again from time to time whether it still may. */
export class DeliveriesFollower {
  readonly #options: DeliveriesFollowerOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #view: EntityView;
  #tracked: TrackedWorkloads | undefined;
  #stopListening: (() => void) | undefined;
  #sending: NodeJS.Timeout | undefined;
  #last: string | undefined;
  #isStopped = false;

  constructor(options: DeliveriesFollowerOptions) {
    this.#options = options;
    this.#view = options.view;
    this.#last = options.lastEventId;
  }

  follow(stream: EventStream): void {
    const { instances, timing } = this.#options;
    this.#observe(stream);
    this.#stopListening = instances.onChange(change => {
      if (concerns(this.#view, change)) {
        this.#sendSoon(stream);
      }
    });
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
    this.#stopListening?.();
    this.#tracked?.close();
  }

  #observe(stream: EventStream): void {
    const previous = this.#tracked;
    this.#tracked = this.#options.track(this.#view);
    this.#tracked.onChange(() => this.#sendSoon(stream));
    this.#send(stream);
    previous?.close();
  }

  #sendSoon(stream: EventStream): void {
    this.#sending ??= setTimeout(() => {
      this.#sending = undefined;
      this.#send(stream);
    }, this.#options.timing.gather);
  }

  #send(stream: EventStream): void {
    if (this.#isStopped || stream.isFull) {
      return;
    }
    const { answers, deliveries } = this.#options;
    const { data, json, id } = answers.of(this.#view, this.#tracked);
    if (id !== this.#last) {
      this.#last = id;
      stream.sendJson('deliveries', json, id);
    }
    deliveries.learn(data)?.then(isNews => {
      if (isNews && !this.#isStopped) {
        answers.clear();
        this.#sendSoon(stream);
      }
    });
  }

  async #recheck(stream: EventStream): Promise<void> {
    const { views, entityRef, credentials, logger } = this.#options;
    try {
      const view = await views.resolve({ entityRef, credentials });
      if (this.#isStopped) {
        return;
      }
      const isNews =
        JSON.stringify(view.scope) !== JSON.stringify(this.#view.scope);
      this.#view = view;
      if (isNews) {
        this.#observe(stream);
      } else {
        /* Windows open and close by themselves. */
        this.#send(stream);
      }
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
