import { copyJson } from './json';
import { fromStored } from './conversion';
import { ClusterContext, UserInfo } from './operations/context';
import { createObject, hasStatus } from './operations/create';
import { decodeBody } from './operations/decode';
import { deleteObject } from './operations/delete';
import { applyObject } from './operations/patch';
import { findStored, Target } from './operations/read';
import { updateObject } from './operations/update';
import { Resource } from './resources';
import { parseSelectors } from './selectors';
import { notFound, unknownResource } from './status';
import {
  ClusterClient,
  KubernetesObject,
  ListOptions,
  ObjectEvent,
  ObjectReference,
} from './types';

/** A cluster's API without HTTP, with the rights of one user; there is no authorization on this way in. */
export class LocalClient implements ClusterClient {
  readonly name: string;
  readonly #context: ClusterContext;
  readonly #user: UserInfo;
  readonly #manager: string;

  constructor(options: {
    name: string;
    context: ClusterContext;
    user: UserInfo;
    /** Who is named in `metadata.managedFields`. */
    manager: string;
  }) {
    this.name = options.name;
    this.#context = options.context;
    this.#user = options.user;
    this.#manager = options.manager;
  }

  kind(options: {
    apiVersion: string;
    kind: string;
  }): { namespaced: boolean } | undefined {
    const resource = this.#context.registry.byKind(options);
    return resource && { namespaced: resource.namespaced };
  }

  get(reference: ObjectReference): KubernetesObject | undefined {
    const target = this.#target(reference);
    const found = findStored(this.#context, target);
    return found && copyJson(fromStored(target.resource, found));
  }

  list(options: ListOptions): KubernetesObject[] {
    const resource = this.#resource(options);
    const matches = parseSelectors(resource, options);
    return this.#context.store
      .list(resource.bucket, options.namespace)
      .filter(matches)
      .map(object => copyJson(fromStored(resource, object)));
  }

  create(object: KubernetesObject): KubernetesObject {
    const resource = this.#resource(object);
    const { object: decoded } = decodeBody(resource, object);
    return copyJson(
      createObject(this.#context, resource, decoded, {
        namespace: this.#namespaceOf(resource, object),
        ...this.#options(),
      }),
    );
  }

  update(object: KubernetesObject): KubernetesObject {
    return this.#update(object, undefined);
  }

  updateStatus(object: KubernetesObject): KubernetesObject {
    return this.#update(object, 'status');
  }

  apply(
    object: KubernetesObject,
    options: { fieldManager: string; force?: boolean },
  ): KubernetesObject {
    const { object: applied } = applyObject(
      this.#context,
      this.#targetOf(object),
      object,
      {
        user: this.#user,
        fieldManager: options.fieldManager,
        force: options.force ?? false,
      },
    );
    return copyJson(applied);
  }

  delete(
    reference: ObjectReference,
    options?: { propagationPolicy?: 'Foreground' | 'Background' | 'Orphan' },
  ): void {
    deleteObject(this.#context, this.#target(reference), {
      ...this.#options(),
      propagationPolicy: options?.propagationPolicy,
      // The sandbox's own controllers play the kubelets, too: nothing is left to wait for.
      gracePeriodSeconds: 0,
    });
  }

  watch(listener: (event: ObjectEvent) => void): () => void {
    return this.#context.store.subscribe(event =>
      listener({ type: event.type, object: copyJson(event.object) }),
    );
  }

  /** A kind whose status has no endpoint of its own is written whole, the other half taken from what is there. */
  #update(
    object: KubernetesObject,
    wanted: 'status' | undefined,
  ): KubernetesObject {
    const target = this.#targetOf(object);
    let { object: next } = decodeBody(target.resource, object);
    const current = findStored(this.#context, target);
    const separate = hasStatus(target.resource);
    if (!separate && current && target.resource.custom) {
      const live = copyJson(fromStored(target.resource, current));
      const [base, other] = wanted ? [live, next] : [next, live];
      next = { ...base, status: other.status };
      next.metadata.resourceVersion = object.metadata.resourceVersion;
    }
    const { object: updated } = updateObject(this.#context, target, next, {
      ...this.#options(),
      subresource: separate ? wanted : undefined,
    });
    return copyJson(updated);
  }

  #options() {
    return { user: this.#user, fieldManager: this.#manager };
  }

  #resource(reference: { apiVersion: string; kind: string }): Resource {
    const resource = this.#context.registry.byKind(reference);
    if (!resource) {
      throw unknownResource();
    }
    return resource;
  }

  #namespaceOf(
    resource: Resource,
    object: KubernetesObject,
  ): string | undefined {
    return resource.namespaced
      ? (object.metadata.namespace ?? 'default')
      : undefined;
  }

  #target(reference: ObjectReference): Target {
    const resource = this.#resource(reference);
    if (!reference.name) {
      throw notFound(resource, '');
    }
    return {
      resource,
      name: reference.name,
      namespace: resource.namespaced
        ? (reference.namespace ?? 'default')
        : undefined,
    };
  }

  #targetOf(object: KubernetesObject): Target {
    return this.#target({
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace: object.metadata.namespace,
      name: object.metadata.name,
    });
  }
}
