import { EntityStanding } from '@socle/plugin-argocd-common';
import { ArgocdApi } from '../api';

/* As many as the backend takes at once. */
const maximumAtOnce = 100;

interface Waiting {
  entityRef: string;
  resolve(standing: EntityStanding | null): void;
  reject(error: unknown): void;
}

/** Asks for what is wanted within one turn of the browser by one request: each row of a table wants its own. */
export class StandingsLoader {
  readonly #api: Pick<ArgocdApi, 'getStandings'>;
  #waiting: Waiting[] = [];

  constructor(api: Pick<ArgocdApi, 'getStandings'>) {
    this.#api = api;
  }

  load(entityRef: string): Promise<EntityStanding | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entityRef, resolve, reject });
      if (this.#waiting.length === 1) {
        setTimeout(() => this.#ask());
      }
    });
  }

  async #ask(): Promise<void> {
    const all = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < all.length; start += maximumAtOnce) {
      const some = all.slice(start, start + maximumAtOnce);
      try {
        const items = await this.#api.getStandings(
          some.map(({ entityRef }) => entityRef),
        );
        some.forEach(({ resolve }, index) => resolve(items[index] ?? null));
      } catch (error) {
        some.forEach(({ reject }) => reject(error));
      }
    }
  }
}
