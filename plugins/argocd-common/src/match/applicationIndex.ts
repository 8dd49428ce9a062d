import { ApplicationSummary } from '../projection/applicationSummary';

/**
 * Applications by what an entity finds them by, so that a page costs the same with 100 of them as with 10,000. A cache that
 * keeps itself up to date offers the same.
 *
 * @public
 */
export interface ApplicationIndex {
  byName(name: string): Iterable<ApplicationSummary>;
  byProject(project: string): Iterable<ApplicationSummary>;
  /** By the namespace that they deploy to. */
  byDestinationNamespace(namespace: string): Iterable<ApplicationSummary>;
  /** By the value of the label `socle.dev/tenant`. */
  byTenantLabel(tenant: string): Iterable<ApplicationSummary>;
  /** All of them: asked only for selectors of entities without a tenant. */
  all(): Iterable<ApplicationSummary>;
}

/** Text by text, the Applications that have it. */
class Lookup {
  readonly #found = new Map<string, ApplicationSummary[]>();

  add(key: string | undefined, application: ApplicationSummary) {
    if (key === undefined) {
      return;
    }
    const list = this.#found.get(key);
    if (list) {
      list.push(application);
    } else {
      this.#found.set(key, [application]);
    }
  }

  get(key: string): readonly ApplicationSummary[] {
    return this.#found.get(key) ?? [];
  }
}

/**
 * An index over Applications as they are now.
 *
 * @public
 */
export function indexApplications(
  applications: Iterable<ApplicationSummary>,
): ApplicationIndex {
  const all = [...applications];
  const names = new Lookup();
  const projects = new Lookup();
  const namespaces = new Lookup();
  const tenants = new Lookup();
  for (const application of all) {
    names.add(application.name, application);
    projects.add(application.project, application);
    namespaces.add(application.destinationNamespace, application);
    tenants.add(labelOf(application, 'socle.dev/tenant'), application);
  }
  return {
    byName: name => names.get(name),
    byProject: project => projects.get(project),
    byDestinationNamespace: namespace => namespaces.get(namespace),
    byTenantLabel: tenant => tenants.get(tenant),
    all: () => all,
  };
}

/** A label of an Application's own. */
export function labelOf(
  { labels }: ApplicationSummary,
  name: string,
): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
