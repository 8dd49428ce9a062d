import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { Scope } from '@socle/plugin-platform-common';
import { ClusterCacheService, StateStream } from '@socle/plugin-platform-node';
import { AuthorizedScopes } from '../services/AuthorizedScopes';
import { ObservedScope } from '../services/ObservedScope';

export interface ScopeFollowerOptions {
  entityRef: CompoundEntityRef;
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** As it was resolved for the request. */
  scope: Scope;
  scopes: AuthorizedScopes;
  clusterCache: ClusterCacheService;
  logger: LoggerService;
  /** In milliseconds; see `EnvironmentsTiming`. */
  timing: { recheck: number; lifetime: number };
}

/** Feeds one stream with the state of one scope, and looks again from time to time whether it still may. */
export class ScopeFollower {
  readonly #options: ScopeFollowerOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #scope: Scope;
  #observed: ObservedScope | undefined;
  #isStopped = false;

  constructor(options: ScopeFollowerOptions) {
    this.#options = options;
    this.#scope = options.scope;
  }

  follow(stream: StateStream): void {
    const { timing } = this.#options;
    this.#observe(stream);
    this.#timers.push(
      setInterval(() => this.#recheck(stream), timing.recheck),
      setTimeout(() => stream.end(), timing.lifetime),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#observed?.close();
  }

  #observe(stream: StateStream): void {
    const previous = this.#observed;
    const observed = ObservedScope.start({
      scope: this.#scope,
      clusterCache: this.#options.clusterCache,
    });
    const send = () =>
      stream.send('environments', observed.environments(new Date()));
    this.#observed = observed;
    observed.onChange(send);
    send();
    previous?.close();
  }

  async #recheck(stream: StateStream): Promise<void> {
    const { scopes, entityRef, credentials, logger } = this.#options;
    try {
      const scope = await scopes.resolve({ entityRef, credentials });
      const isNews = JSON.stringify(scope) !== JSON.stringify(this.#scope);
      if (isNews && !this.#isStopped) {
        this.#scope = scope;
        this.#observe(stream);
      }
    } catch (error) {
      const { name, message } = toError(error);
      logger.info(
        `The stream on ${stringifyEntityRef(entityRef)} ends: ${message}`,
      );
      if (name === 'NotAllowedError' || name === 'NotFoundError') {
        stream.send('denied', { name, message });
      }
      /* Also where it cannot be told: the browser comes back, and is then told why. */
      stream.end();
    }
  }
}
