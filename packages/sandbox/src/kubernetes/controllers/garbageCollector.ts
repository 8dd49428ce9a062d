import { copyJson } from '../json';
import { Resource } from '../resources';
import { StoreEvent } from '../storage/store';
import { KubernetesObject, OwnerReference } from '../types';
import {
  ControllerContext,
  controllerUser,
  removeFrom,
  resourceOfBucket,
  rewrite,
} from './context';

const user = controllerUser('generic-garbage-collector');
const foreground = 'foregroundDeletion';
const orphan = 'orphan';

interface Place {
  bucket: string;
  key: string;
}

/**
 * Deletes what has lost its owners, holds an owner back until its dependents are gone where that was asked for, and
 * cuts the tie where they are to stay.
 */
export class GarbageCollector {
  readonly #context: ControllerContext;
  /** Objects by uid. */
  readonly #places = new Map<string, Place>();
  /** The uids of the objects that name an owner, by the owner's uid. */
  readonly #dependents = new Map<string, Set<string>>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store, registry } = this.#context;
    const buckets = new Set(registry.all().map(resource => resource.bucket));
    const all = [...buckets].flatMap(bucket =>
      store.list(bucket).map(object => ({ bucket, object })),
    );
    all.forEach(({ bucket, object }) => this.#index(bucket, object));
    all.forEach(({ object }) => this.#examineSoon(object));
    return store.subscribe(event => this.#react(event));
  }

  #react(event: StoreEvent): void {
    const { object } = event;
    const uid = object.metadata.uid ?? '';
    if (event.type !== 'DELETED') {
      this.#unlink(event.previous);
      this.#index(event.bucket, object);
      this.#examineSoon(object);
      return;
    }
    this.#unlink(object);
    this.#places.delete(uid);
    this.#examineDependents(uid);
    for (const owner of object.metadata.ownerReferences ?? []) {
      this.#examineSoon(this.#find(owner.uid)?.object);
    }
  }

  #index(bucket: string, object: KubernetesObject): void {
    const { uid, name, namespace, ownerReferences } = object.metadata;
    if (!uid) {
      return;
    }
    this.#places.set(uid, {
      bucket,
      key: namespace ? `${namespace}/${name}` : name,
    });
    for (const owner of ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid) ?? new Set();
      this.#dependents.set(owner.uid, known.add(uid));
    }
  }

  #unlink(object: KubernetesObject | undefined): void {
    for (const owner of object?.metadata.ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid);
      known?.delete(object?.metadata.uid ?? '');
      if (known?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
  }

  #find(
    uid: string,
  ): { object: KubernetesObject; resource: Resource } | undefined {
    const place = this.#places.get(uid);
    const object = place && this.#context.store.get(place.bucket, place.key);
    const resource = place && resourceOfBucket(this.#context, place.bucket);
    return object && resource && object.metadata.uid === uid
      ? { object, resource }
      : undefined;
  }

  #examineDependents(uid: string): void {
    for (const dependent of this.#dependents.get(uid) ?? []) {
      this.#examineSoon(this.#find(dependent)?.object);
    }
  }

  #examineSoon(object: KubernetesObject | undefined): void {
    if (!object) {
      return;
    }
    const { uid = '', ownerReferences, deletionTimestamp } = object.metadata;
    if (ownerReferences?.length || deletionTimestamp) {
      this.#context.queue.add(`owners of ${uid}`, () => this.#examine(uid));
    }
  }

  #examine(uid: string): void {
    const found = this.#find(uid);
    if (!found) {
      return;
    }
    const { object, resource } = found;
    const { finalizers = [], deletionTimestamp } = object.metadata;
    if (deletionTimestamp) {
      if (finalizers.includes(orphan)) {
        this.#orphanDependents(uid, object, resource);
      } else if (finalizers.includes(foreground)) {
        this.#deleteDependents(uid, object, resource);
      }
      return;
    }
    const owners = object.metadata.ownerReferences ?? [];
    const living = owners.filter(owner => this.#lives(owner));
    if (owners.length === 0 || living.length === owners.length) {
      this.#followForeground(object, resource, living);
      return;
    }
    if (living.length === 0) {
      removeFrom(this.#context, user, object, resource, 'Background');
      return;
    }
    const next = copyJson(object);
    next.metadata.ownerReferences = living;
    rewrite(this.#context, user, next, resource);
  }

  /** A dependent goes before its owner where all its owners wait for that. */
  #followForeground(
    object: KubernetesObject,
    resource: Resource,
    owners: OwnerReference[],
  ): void {
    const waiting = owners.filter(owner =>
      this.#find(owner.uid)?.object.metadata.finalizers?.includes(foreground),
    );
    const ending = waiting.filter(
      owner => this.#find(owner.uid)?.object.metadata.deletionTimestamp,
    );
    if (owners.length > 0 && ending.length === owners.length) {
      const blocks = owners.some(owner => owner.blockOwnerDeletion);
      removeFrom(
        this.#context,
        user,
        object,
        resource,
        blocks ? 'Foreground' : 'Background',
      );
    }
  }

  /** An owner of a kind that the cluster does not serve cannot be looked up, and so keeps what it owns. */
  #lives(owner: OwnerReference): boolean {
    return (
      this.#find(owner.uid) !== undefined ||
      this.#context.registry.byKind(owner) === undefined
    );
  }

  #orphanDependents(
    uid: string,
    owner: KubernetesObject,
    resource: Resource,
  ): void {
    for (const dependent of [...(this.#dependents.get(uid) ?? [])]) {
      const found = this.#find(dependent);
      if (found) {
        const next = copyJson(found.object);
        next.metadata.ownerReferences = next.metadata.ownerReferences?.filter(
          one => one.uid !== uid,
        );
        rewrite(this.#context, user, next, found.resource);
      }
    }
    this.#release(owner, resource, orphan);
  }

  #deleteDependents(
    uid: string,
    owner: KubernetesObject,
    resource: Resource,
  ): void {
    const dependents = [...(this.#dependents.get(uid) ?? [])]
      .map(dependent => this.#find(dependent)?.object)
      .filter(object => object !== undefined);
    const blocking = dependents.filter(object =>
      object.metadata.ownerReferences?.some(
        one => one.uid === uid && one.blockOwnerDeletion,
      ),
    );
    if (blocking.length === 0) {
      this.#release(owner, resource, foreground);
      return;
    }
    dependents
      .filter(object => !object.metadata.deletionTimestamp)
      .forEach(object => this.#examineSoon(object));
  }

  #release(
    object: KubernetesObject,
    resource: Resource,
    finalizer: string,
  ): void {
    const next = copyJson(object);
    next.metadata.finalizers = next.metadata.finalizers?.filter(
      one => one !== finalizer,
    );
    if (next.metadata.finalizers?.length === 0) {
      delete next.metadata.finalizers;
    }
    rewrite(this.#context, user, next, resource);
  }
}
