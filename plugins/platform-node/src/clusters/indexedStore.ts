/** Where an object is; the empty namespace stands for kinds without one. */
export interface ObjectKey {
  namespace: string;
  name: string;
}

/** What is kept of the objects of one kind on one cluster, by namespace. */
export class IndexedStore<T> {
  #namespaces = new Map<string, Map<string, T>>();

  /** Every namespace that holds something. */
  namespaces(): string[] {
    return [...this.#namespaces.keys()];
  }

  get(key: ObjectKey): T | undefined {
    return this.#namespaces.get(key.namespace)?.get(key.name);
  }

  /** What one namespace holds, or all do. */
  list(namespace?: string): T[] {
    const held =
      namespace === undefined
        ? [...this.#namespaces.values()]
        : [this.#namespaces.get(namespace) ?? new Map<string, T>()];
    return held.flatMap(objects => [...objects.values()]);
  }

  set(key: ObjectKey, value: T): void {
    const objects = this.#namespaces.get(key.namespace);
    if (objects) {
      objects.set(key.name, value);
    } else {
      this.#namespaces.set(key.namespace, new Map([[key.name, value]]));
    }
  }

  delete(key: ObjectKey): void {
    const objects = this.#namespaces.get(key.namespace);
    if (objects?.delete(key.name) && objects.size === 0) {
      this.#namespaces.delete(key.namespace);
    }
  }

  /** Takes over everything that another one holds, which is then no longer to be used. */
  replaceBy(other: IndexedStore<T>): void {
    this.#namespaces = other.#namespaces;
  }
}
