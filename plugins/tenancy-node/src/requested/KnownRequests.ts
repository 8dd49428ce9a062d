import { ServiceUnavailableError } from '@backstage/errors';
import { Status } from '@socle/plugin-platform-common';
import { Reading, SharedReading } from '@socle/plugin-platform-node';
import { readRequests, RequestSources } from './readRequests';
import { KnownRequest, RequestRegistry } from './types';
import { withinPatience } from './withinPatience';

/** @public */
export interface KnownRequestsOptions extends RequestSources {
  /** How old the list may be, in milliseconds. */
  refreshMilliseconds: number;
  /** How long somebody waits for a new one where there is an older one. */
  patienceMilliseconds: number;
  /** How long somebody waits for the first one, and for one that is to be fresh. */
  firstPatienceMilliseconds: number;
  now: () => Date;
}

/** How long the forge may be silent before what it said is called stale. */
const promiseMilliseconds = 20_000;

const none: readonly KnownRequest[] = [];

/**
 * The change requests of the platform, read once for all who ask; the last known while the forge is down.
 *
 * @public
 */
export class KnownRequests implements RequestRegistry {
  readonly #options: KnownRequestsOptions;
  readonly #reading: SharedReading<KnownRequest[]>;
  /** What was told last, for those who wait for no more. */
  #told: Reading<KnownRequest[]> = {};
  #isFreshDue = false;

  constructor(options: KnownRequestsOptions) {
    this.#options = options;
    const { refreshMilliseconds, patienceMilliseconds, logger, now } = options;
    this.#reading = new SharedReading({
      read: before => this.#read(before),
      refreshMilliseconds,
      patienceMilliseconds,
      onFailure: message =>
        logger.warn(`The change requests cannot be read: ${message}`),
      now,
    });
  }

  async read(options?: {
    fresh?: boolean;
  }): Promise<{ requests: readonly KnownRequest[]; status: Status }> {
    const reading = await withinPatience(
      this.#get(options),
      this.#options.firstPatienceMilliseconds,
      () => this.#told,
    );
    return {
      requests: reading.known?.value ?? none,
      status: this.#statusOf(reading),
    };
  }

  async readAll(): Promise<readonly KnownRequest[]> {
    const { known, failure } = await this.#get({ fresh: true });
    if (failure || !known) {
      throw new ServiceUnavailableError(
        `The open change requests cannot be read, so nothing can be held against what others asked for. ${failure?.message ?? 'Start again when the forge is well.'}`,
      );
    }
    if (known.value.some(({ unread }) => unread !== undefined)) {
      throw new ServiceUnavailableError(
        "What one of the open change requests asks for cannot be read, so nothing can be held against it. Start again when the forge is well; where it stays so, ask the platform team, whom the portal's log tells which one it is.",
      );
    }
    return known.value;
  }

  async #get(options?: { fresh?: boolean }): Promise<Reading<KnownRequest[]>> {
    this.#isFreshDue ||= options?.fresh === true;
    this.#told = await this.#reading.get(options);
    return this.#told;
  }

  async #read(
    before: readonly KnownRequest[] | undefined,
  ): Promise<KnownRequest[]> {
    const fresh = this.#isFreshDue;
    this.#isFreshDue = false;
    return await readRequests({ sources: this.#options, before, fresh });
  }

  #statusOf({ known, failure }: Reading<KnownRequest[]>): Status {
    const { now } = this.#options;
    const observedAt = (known?.observedAt ?? now()).toISOString();
    if (failure) {
      return {
        level: known ? 'error' : 'unknown',
        reason: `The change requests cannot be read: ${failure.message}`,
        observedAt,
        ...(known && { staleSince: failure.since.toISOString() }),
      };
    }
    if (!known) {
      return {
        level: 'unknown',
        reason: 'The forge has not told of the change requests yet',
        observedAt,
      };
    }
    const silentSince = new Date(
      known.observedAt.getTime() + promiseMilliseconds,
    );
    return silentSince <= now()
      ? {
          level: 'error',
          reason:
            'The forge does not answer when it is asked for the change requests',
          observedAt,
          staleSince: silentSince.toISOString(),
        }
      : {
          level: 'ok',
          reason: 'The change requests are read from the forge',
          observedAt,
        };
  }
}
