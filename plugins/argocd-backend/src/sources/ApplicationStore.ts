import {
  ApplicationIndex,
  ApplicationSummary,
} from '@socle/plugin-argocd-common';
import { TENANT_LABEL } from '@socle/plugin-platform-common';
import { KeptApplication } from './keptApplication';

/** One Application before and after a change; either is missing where it came, or went. */
export interface ApplicationChange {
  before?: ApplicationSummary;
  after?: ApplicationSummary;
}

/** Text by text, the Applications that have it. */
class Lookup {
  /* Many a project has one Application: a set for each would be a tenth of all that is kept. */
  readonly #found = new Map<
    string,
    ApplicationSummary | Set<ApplicationSummary>
  >();

  get(key: string): Iterable<ApplicationSummary> {
    const known = this.#found.get(key);
    if (known instanceof Set) {
      return known;
    }
    return known ? [known] : [];
  }

  add(key: string | undefined, summary: ApplicationSummary): void {
    if (key === undefined) {
      return;
    }
    const known = this.#found.get(key);
    if (known instanceof Set) {
      known.add(summary);
    } else {
      this.#found.set(key, known ? new Set([known, summary]) : summary);
    }
  }

  delete(key: string | undefined, summary: ApplicationSummary): void {
    const known = key === undefined ? undefined : this.#found.get(key);
    if (key === undefined || !known) {
      return;
    }
    if (known instanceof Set) {
      known.delete(summary);
    }
    if (known === summary || (known instanceof Set && known.size === 0)) {
      this.#found.delete(key);
    }
  }
}

/** The Applications of one Argo CD, found in no time by all that views find them by. */
export class ApplicationStore implements ApplicationIndex {
  /* By namespace and name: a key of both would be a text more for each. */
  readonly #kept = new Map<string, Map<string, KeptApplication>>();
  readonly #projects = new Lookup();
  readonly #namespaces = new Lookup();
  readonly #tenants = new Lookup();

  get size(): number {
    return [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
  }

  get(namespace: string, name: string): KeptApplication | undefined {
    return this.#kept.get(namespace)?.get(name);
  }

  /** Takes one in, in place of what was there. Undefined where people see no change. */
  put(kept: KeptApplication): ApplicationChange | undefined {
    const { namespace, name } = kept.summary;
    const before = this.get(namespace, name);
    const there = this.#kept.get(namespace);
    if (there) {
      there.set(name, kept);
    } else {
      this.#kept.set(namespace, new Map([[name, kept]]));
    }
    if (before?.summary === kept.summary) {
      return undefined;
    }
    this.#forget(before?.summary);
    this.#index(kept.summary);
    return { before: before?.summary, after: kept.summary };
  }

  remove(namespace: string, name: string): ApplicationChange | undefined {
    const before = this.get(namespace, name);
    const there = this.#kept.get(namespace);
    if (there?.delete(name) && there.size === 0) {
      this.#kept.delete(namespace);
    }
    this.#forget(before?.summary);
    return before && { before: before.summary };
  }

  /** Takes over a whole list: what is not in it is gone. */
  replace(list: readonly KeptApplication[]): ApplicationChange[] {
    const changes = list.flatMap(kept => this.put(kept) ?? []);
    if (this.size > list.length) {
      const there = new Set(
        list.map(({ summary: { namespace, name } }) => `${namespace}/${name}`),
      );
      for (const { namespace, name } of [...this.all()]) {
        if (!there.has(`${namespace}/${name}`)) {
          changes.push(this.remove(namespace, name) ?? {});
        }
      }
    }
    return changes;
  }

  *byName(name: string): Iterable<ApplicationSummary> {
    for (const there of this.#kept.values()) {
      const found = there.get(name);
      if (found) {
        yield found.summary;
      }
    }
  }

  byProject(project: string): Iterable<ApplicationSummary> {
    return this.#projects.get(project);
  }

  byDestinationNamespace(namespace: string): Iterable<ApplicationSummary> {
    return this.#namespaces.get(namespace);
  }

  byTenantLabel(tenant: string): Iterable<ApplicationSummary> {
    return this.#tenants.get(tenant);
  }

  *all(): Iterable<ApplicationSummary> {
    for (const there of this.#kept.values()) {
      for (const { summary } of there.values()) {
        yield summary;
      }
    }
  }

  #index(summary: ApplicationSummary): void {
    this.#projects.add(summary.project, summary);
    this.#namespaces.add(summary.destinationNamespace, summary);
    this.#tenants.add(tenantLabel(summary), summary);
  }

  #forget(summary: ApplicationSummary | undefined): void {
    if (summary) {
      this.#projects.delete(summary.project, summary);
      this.#namespaces.delete(summary.destinationNamespace, summary);
      this.#tenants.delete(tenantLabel(summary), summary);
    }
  }
}

function tenantLabel({ labels }: ApplicationSummary): string | undefined {
  return Object.hasOwn(labels, TENANT_LABEL) ? labels[TENANT_LABEL] : undefined;
}
