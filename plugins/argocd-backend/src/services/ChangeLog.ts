import { randomUUID } from 'node:crypto';
import { applicationKey } from '@socle/plugin-argocd-common';
import { ApplicationChange } from '../sources/ApplicationStore';
import { Instances } from './Instances';

/* More is sent as a whole list sooner. Each holds what was before it, so that they are no small thing to keep. */
const maximumKept = 4_000;

/**
 * The last changes of all Applications, so that a browser that comes back is sent what it missed. It is of this process: who
 * comes back to another one gets everything again.
 */
export class ChangeLog {
  /** Tells the numbers of this process from those of others. */
  readonly epoch = randomUUID().slice(0, 8);
  readonly #changes: ApplicationChange[] = [];
  readonly #stop: () => void;
  #next = 0;

  constructor(options: { instances: Instances }) {
    this.#stop = options.instances.onChange(({ applications }) => {
      applications.forEach(change => this.#changes.push(change));
      this.#next += applications.length;
      if (this.#changes.length > 2 * maximumKept) {
        this.#changes.splice(0, this.#changes.length - maximumKept);
      }
    });
  }

  /** The number of the next change. */
  get next(): number {
    return this.#next;
  }

  /** The changes from a number on, one for each Application; undefined where they are no longer known. */
  since(number: number): ApplicationChange[] | undefined {
    const index = this.#changes.length - (this.#next - number);
    if (!Number.isInteger(number) || index < 0 || number > this.#next) {
      return undefined;
    }
    return joined(this.#changes.slice(index));
  }

  stop(): void {
    this.#stop();
  }
}

/** What several changes of an Application come to: from before the first to after the last. */
export function joined(
  changes: readonly ApplicationChange[],
): ApplicationChange[] {
  const found = new Map<string, ApplicationChange>();
  for (const change of changes) {
    const subject = change.after ?? change.before;
    if (subject) {
      const key = applicationKey(subject);
      const first = found.get(key) ?? change;
      found.set(key, { before: first.before, after: change.after });
    }
  }
  return [...found.values()];
}
