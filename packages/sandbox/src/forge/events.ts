import { ForgeLogger } from './logger';
import { RefChange } from './refs';
import { Repository } from './repository';

/** Something that happened in the forge. */
export type ForgeEvent =
  | { type: 'push'; repository: Repository; change: RefChange }
  | {
      type: 'pull_request';
      action: 'opened' | 'closed' | 'reopened' | 'edited' | 'synchronized';
      repository: Repository;
      number: number;
      actor: string;
    };

/** Tells the parts of the forge what happened, one listener after the other, in the order of their subscription. */
export class ForgeEvents {
  readonly #logger: ForgeLogger;
  readonly #listeners = new Set<(event: ForgeEvent) => void | Promise<void>>();

  constructor(logger: ForgeLogger) {
    this.#logger = logger;
  }

  /** Adds a listener. Returns what ends it. */
  on(listener: (event: ForgeEvent) => void | Promise<void>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for every listener. One that fails is reported, and costs the others nothing. */
  async emit(event: ForgeEvent): Promise<void> {
    for (const listener of [...this.#listeners]) {
      try {
        await listener(event);
      } catch (error) {
        this.#logger.error(
          `A listener of the forge failed on ${event.type} of ${event.repository.fullName}: ${error}`,
        );
      }
    }
  }
}
