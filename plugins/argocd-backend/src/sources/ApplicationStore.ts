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
  readonly #found = new Map<string, Set<ApplicationSummary>>();

  get(key: string): Iterable<ApplicationSummary> {
    return this.#found.get(key) ?? [];
  }

  add(key: string | undefined, summary: ApplicationSummary): void {
    if (key === undefined) {
      return;
    }
    const known = this.#found.get(key);
    if (known) {
      known.add(summary);
    } else {
      this.#found.set(key, new Set([summary]));
    }
  }

  delete(key: string | undefined, summary: ApplicationSummary): void {
    const known = key === undefined ? undefined : this.#found.get(key);
    if (key !== undefined && known?.delete(summary) && known.size === 0) {
      this.#found.delete(key);
    }
  }
}

/** The Applications of one Argo CD, found in no time by all that views find them by. */
export class ApplicationStore implements ApplicationIndex {
  readonly #kept = new Map<string, KeptApplication>();
  readonly #names = new Lookup();
  readonly #projects = new Lookup();
  readonly #namespaces = new Lookup();
  readonly #tenants = new Lookup();

  get size(): number {
    return this.#kept.size;
  }

  get(namespace: string, name: string): KeptApplication | undefined {
    return this.#kept.get(`${namespace}/${name}`);
  }

  /** Takes one in, in place of what was there. Undefined where people see no change. */
  put(kept: KeptApplication): ApplicationChange | undefined {
    const key = keyOf(kept.summary);
    const before = this.#kept.get(key);
    this.#kept.set(key, kept);
    if (before?.summary === kept.summary) {
      return undefined;
    }
    this.#forget(before?.summary);
    this.#index(kept.summary);
    return { before: before?.summary, after: kept.summary };
  }

  remove(namespace: string, name: string): ApplicationChange | undefined {
    const key = `${namespace}/${name}`;
    const before = this.#kept.get(key);
    this.#kept.delete(key);
    this.#forget(before?.summary);
    return before && { before: before.summary };
  }

  /** Takes over a whole list: what is not in it is gone. */
  replace(list: readonly KeptApplication[]): ApplicationChange[] {
    const changes = list.flatMap(kept => this.put(kept) ?? []);
    if (this.#kept.size > list.length) {
      const there = new Set(list.map(({ summary }) => keyOf(summary)));
      for (const [key, { summary }] of [...this.#kept]) {
        if (!there.has(key)) {
          changes.push(
            this.remove(summary.namespace, summary.name) ?? {
              before: summary,
            },
          );
        }
      }
    }
    return changes;
  }

  byName(name: string): Iterable<ApplicationSummary> {
    return this.#names.get(name);
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
    for (const { summary } of this.#kept.values()) {
      yield summary;
    }
  }

  #index(summary: ApplicationSummary): void {
    this.#names.add(summary.name, summary);
    this.#projects.add(summary.project, summary);
    this.#namespaces.add(summary.destinationNamespace, summary);
    this.#tenants.add(tenantLabel(summary), summary);
  }

  #forget(summary: ApplicationSummary | undefined): void {
    if (summary) {
      this.#names.delete(summary.name, summary);
      this.#projects.delete(summary.project, summary);
      this.#namespaces.delete(summary.destinationNamespace, summary);
      this.#tenants.delete(tenantLabel(summary), summary);
    }
  }
}

function keyOf({ namespace, name }: ApplicationSummary): string {
  return `${namespace}/${name}`;
}

function tenantLabel({ labels }: ApplicationSummary): string | undefined {
  return Object.hasOwn(labels, TENANT_LABEL) ? labels[TENANT_LABEL] : undefined;
}
