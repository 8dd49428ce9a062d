import { apiVersionOf, Resource } from './resources';

/** The kinds that a cluster serves now: the built-in ones, and those that CustomResourceDefinitions added. */
export class Registry {
  readonly #resources = new Map<string, Resource>();
  readonly #kinds = new Map<string, Resource>();

  constructor(resources: Resource[]) {
    resources.forEach(resource => this.add(resource));
  }

  add(resource: Resource): void {
    this.#resources.set(
      `${apiVersionOf(resource)}/${resource.plural}`,
      resource,
    );
    this.#kinds.set(`${apiVersionOf(resource)}/${resource.kind}`, resource);
  }

  remove(resource: Resource): void {
    this.#resources.delete(`${apiVersionOf(resource)}/${resource.plural}`);
    this.#kinds.delete(`${apiVersionOf(resource)}/${resource.kind}`);
  }

  byPlural(
    group: string,
    version: string,
    plural: string,
  ): Resource | undefined {
    return this.#resources.get(`${apiVersionOf({ group, version })}/${plural}`);
  }

  byKind(reference: {
    apiVersion: string;
    kind: string;
  }): Resource | undefined {
    return this.#kinds.get(`${reference.apiVersion}/${reference.kind}`);
  }

  /** Any version of a resource, the first that was added. */
  anyVersion(group: string, plural: string): Resource | undefined {
    return this.all().find(
      resource => resource.group === group && resource.plural === plural,
    );
  }

  /** In the order in which they were added. */
  all(): Resource[] {
    return [...this.#resources.values()];
  }

  hasGroupVersion(group: string, version: string): boolean {
    return this.all().some(
      resource => resource.group === group && resource.version === version,
    );
  }
}
