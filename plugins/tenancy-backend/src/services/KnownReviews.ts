import { LoggerService } from '@backstage/backend-plugin-api';
import { Reading, SharedReading } from '@socle/plugin-platform-node';
import { ChangeReview } from '@socle/plugin-tenancy-common';
import { ChangeRequest, withinPatience } from '@socle/plugin-tenancy-node';
import { RequestReviews } from '../sources/RequestReviews';

export interface KnownReviewsOptions {
  reviews: RequestReviews;
  logger: LoggerService;
  /** How old one may be, in milliseconds. */
  refreshMilliseconds: number;
  /** How long somebody waits for one, in milliseconds. */
  patienceMilliseconds: number;
  now: () => Date;
}

/** How many are kept, of those that were asked for last. */
const most = 200;

/** How open change requests stand, read once for all who follow one. */
export class KnownReviews {
  readonly #options: KnownReviewsOptions;
  readonly #readings = new Map<string, SharedReading<ChangeReview>>();

  constructor(options: KnownReviewsOptions) {
    this.#options = options;
  }

  /** Undefined for one that is not open, and where it cannot be told. Never throws. */
  async read(change: ChangeRequest): Promise<ChangeReview | undefined> {
    if (change.state !== 'open') {
      return undefined;
    }
    const { known } = await withinPatience(
      this.#readingOf(change).get(),
      this.#options.patienceMilliseconds,
      () => ({}) as Reading<ChangeReview>,
    );
    return known?.value;
  }

  #readingOf({
    number,
    headCommit,
  }: ChangeRequest): SharedReading<ChangeReview> {
    const { reviews, logger } = this.#options;
    const key = `${number} ${headCommit}`;
    const reading =
      this.#readings.get(key) ??
      new SharedReading({
        ...this.#options,
        read: async () => await reviews.review({ number, headCommit }),
        onFailure: message =>
          logger.warn(
            `How change request ${number} stands cannot be read: ${message}`,
          ),
      });
    /* A map keeps the order in which keys came: the first was not asked for the longest. */
    this.#readings.delete(key);
    this.#readings.set(key, reading);
    const [oldest] = this.#readings.keys();
    if (this.#readings.size > most) {
      this.#readings.delete(oldest);
    }
    return reading;
  }
}
