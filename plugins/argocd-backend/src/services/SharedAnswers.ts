import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { LRUCache } from 'lru-cache';
import { Deliveries } from './Deliveries';
import { EntityView } from './EntityViews';
import { Instances } from './Instances';
import { nameOf } from './nameOf';
import { TrackedWorkloads } from './TrackedWorkloads';

/** How an entity is delivered, as it is sent. */
export interface SharedAnswer {
  data: EntityDeliveries;
  json: string;
  /** Equal answers have equal ids. */
  id: string;
}

const maximumKept = 1_000;
/* A sync window may open meanwhile. */
const freshMilliseconds = 500;

/** Answers of streams: the many who look at the same entity at the same time are told the same, which is made once. */
export class SharedAnswers {
  readonly #deliveries: Deliveries;
  readonly #answers = new LRUCache<string, SharedAnswer>({
    max: maximumKept,
    ttl: freshMilliseconds,
  });
  readonly #keys = new WeakMap<EntityView, string>();
  readonly #stop: () => void;

  constructor(options: { deliveries: Deliveries; instances: Instances }) {
    this.#deliveries = options.deliveries;
    this.#stop = options.instances.onChange(() => this.clear());
  }

  of(view: EntityView, workloads: TrackedWorkloads | undefined): SharedAnswer {
    const tracked = workloads?.tracked ?? [];
    const key = `${this.#keyOf(view)} ${JSON.stringify(tracked)}`;
    const known = this.#answers.get(key);
    if (known) {
      return known;
    }
    const data = this.#deliveries.of({ view, tracked, now: new Date() });
    const answer = { data, json: JSON.stringify(data), id: nameOf(data) };
    this.#answers.set(key, answer);
    return answer;
  }

  /** Something changed that answers are made of. */
  clear(): void {
    this.#answers.clear();
  }

  stop(): void {
    this.#stop();
  }

  /** Everything of a view that decides its answer. */
  #keyOf(view: EntityView): string {
    const known = this.#keys.get(view);
    if (known !== undefined) {
      return known;
    }
    const key = JSON.stringify(view);
    this.#keys.set(view, key);
    return key;
  }
}
