import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ClusterCacheService, StateStream } from '@socle/plugin-platform-node';
import { TenantRegistry } from '@socle/plugin-tenancy-node';
import { ArgocdPlace } from '../config';
import { ObservedRequest } from '../services/ObservedRequest';
import {
  FoundRequest,
  readRequest,
  RequestReader,
} from '../services/RequestReader';

export interface RequestFollowerOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** As it was found for the request. */
  found: FoundRequest;
  reader: RequestReader;
  registry: TenantRegistry;
  clusterCache: ClusterCacheService;
  argocd: ArgocdPlace | undefined;
  logger: LoggerService;
  /** In milliseconds; see `RequestsTiming`. */
  timing: { poll: number; gather: number; lifetime: number };
}

/** Feeds one stream with how far one request is, and looks at the forge again from time to time. */
export class RequestFollower {
  readonly #options: RequestFollowerOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #found: FoundRequest;
  #observed: ObservedRequest | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #stopWatching: (() => void) | undefined;
  #isLooking = false;
  #isStopped = false;

  constructor(options: RequestFollowerOptions) {
    this.#options = options;
    this.#found = options.found;
  }

  follow(stream: StateStream): void {
    const { timing, registry } = this.#options;
    this.#observe(stream);
    this.#stopWatching = registry.onChange(() => this.#look(stream));
    this.#timers.push(
      setInterval(() => this.#look(stream), timing.poll),
      setTimeout(() => stream.end(), timing.lifetime),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.forEach(timer => clearTimeout(timer));
    clearTimeout(this.#gathering);
    this.#stopWatching?.();
    this.#observed?.close();
  }

  /** Watches the clusters where the request is now. */
  #observe(stream: StateStream): void {
    const previous = this.#observed;
    const observed = ObservedRequest.start({
      ...this.#options,
      ...this.#found,
    });
    this.#observed = observed;
    observed.onChange(() => this.#sendSoon(stream));
    previous?.close();
    this.#send(stream);
  }

  #sendSoon(stream: StateStream): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#send(stream);
    }, this.#options.timing.gather);
  }

  #send(stream: StateStream): void {
    if (this.#observed && !this.#isStopped) {
      stream.send(
        'request',
        readRequest(this.#found, this.#observed, new Date()),
      );
    }
  }

  /** Finds the request again: it may have been merged, and its user may no longer read it. */
  async #look(stream: StateStream): Promise<void> {
    const { reader, credentials, logger } = this.#options;
    if (this.#isLooking) {
      return;
    }
    this.#isLooking = true;
    const { tenant, scope } = this.#found;
    try {
      const found = await reader.find({ tenant, credentials });
      if (!this.#isStopped) {
        this.#found = found;
        if (JSON.stringify(found.scope) === JSON.stringify(scope)) {
          this.#send(stream);
        } else {
          this.#observe(stream);
        }
      }
    } catch (error) {
      const { name, message } = toError(error);
      logger.info(`The stream on the request for ${tenant} ends: ${message}`);
      if (name === 'NotAllowedError' || name === 'NotFoundError') {
        stream.send('denied', { name, message });
      }
      /* Also where it cannot be told: the browser comes back, and is then told why. */
      stream.end();
    } finally {
      this.#isLooking = false;
    }
  }
}
