import { Comparison } from '../compare/compareApplication';
import { AppProject } from '../types';
import { ClusterState } from './ClusterState';

/** What an Application was compared with last, and where. */
export interface ComparedApplication {
  comparison: Comparison;
  project: AppProject;
  cluster: ClusterState;
}

/**
 * What the controller leaves for Argo CD's API, which compares nothing itself: in Argo CD, its Redis. Nothing is kept of an
 * Application whose spec is broken.
 */
export class ComparedApplications {
  readonly #compared = new Map<string, ComparedApplication | undefined>();

  /** Undefined before the first look at an Application; `broken` where its spec does not let it be compared. */
  get(name: string): ComparedApplication | 'broken' | undefined {
    return (
      this.#compared.get(name) ??
      (this.#compared.has(name) ? 'broken' : undefined)
    );
  }

  keep(name: string, compared: ComparedApplication | undefined): void {
    this.#compared.set(name, compared);
  }

  forget(name: string): void {
    this.#compared.delete(name);
  }
}
