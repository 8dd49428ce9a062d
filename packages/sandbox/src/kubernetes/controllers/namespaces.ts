import { listOf, recordOf } from '../json';
import { timestamp } from '../operations/context';
import { createObject } from '../operations/create';
import { decodeBody } from '../operations/decode';
import { Resource } from '../resources';
import { StatusError } from '../status';
import { KubernetesObject } from '../types';
import {
  ControllerContext,
  controllerManager,
  controllerUser,
  removeFrom,
  rewrite,
} from './context';

const bucket = 'namespaces';
const user = controllerUser('namespace-controller');
const accountsUser = controllerUser('service-account-controller');
const certificatesUser = controllerUser('root-ca-cert-publisher');

interface Remainder {
  resource: Resource;
  objects: KubernetesObject[];
}

function condition(
  type: string,
  status: 'True' | 'False',
  reason: string,
  message: string,
  now: string,
) {
  return { type, status, lastTransitionTime: now, reason, message };
}

function plural(counts: Map<string, number>, separator: string): string {
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([what, count]) => `${what}${separator}${count} resource instances`)
    .join(', ');
}

/** What the namespace's status says while something holds its end back. */
function remainingConditions(remaining: Remainder[], now: string) {
  const kinds = new Map<string, number>();
  const finalizers = new Map<string, number>();
  for (const { resource, objects } of remaining) {
    const name = `${resource.plural}.${resource.group}`;
    kinds.set(name, (kinds.get(name) ?? 0) + objects.length);
    for (const finalizer of objects.flatMap(
      object => object.metadata.finalizers ?? [],
    )) {
      finalizers.set(finalizer, (finalizers.get(finalizer) ?? 0) + 1);
    }
  }
  return [
    condition(
      'NamespaceDeletionDiscoveryFailure',
      'False',
      'ResourcesDiscovered',
      'All resources successfully discovered',
      now,
    ),
    condition(
      'NamespaceDeletionGroupVersionParsingFailure',
      'False',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
      now,
    ),
    condition(
      'NamespaceDeletionContentFailure',
      'False',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
      now,
    ),
    condition(
      'NamespaceContentRemaining',
      'True',
      'SomeResourcesRemain',
      `Some resources are remaining: ${plural(kinds, ' has ')}`,
      now,
    ),
    finalizers.size
      ? condition(
          'NamespaceFinalizersRemaining',
          'True',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${plural(finalizers, ' in ')}`,
          now,
        )
      : condition(
          'NamespaceFinalizersRemaining',
          'False',
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
          now,
        ),
  ];
}

/**
 * Empties namespaces that are being deleted and lets them go; gives each new one the service account `default` and the
 * ConfigMap that would hold the cluster's root certificate, if the sandbox had one.
 */
export class Namespaces {
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  start(): () => void {
    const { store } = this.#context;
    for (const namespace of store.list(bucket)) {
      this.#provide(namespace);
      this.#finalizeSoon(namespace.metadata.name);
    }
    return store.subscribe(event => {
      const { object } = event;
      if (event.bucket === bucket && event.type !== 'DELETED') {
        this.#provide(object);
        this.#finalizeSoon(object.metadata.name);
      } else if (event.type === 'DELETED' && object.metadata.namespace) {
        this.#finalizeSoon(object.metadata.namespace);
        this.#provide(store.get(bucket, object.metadata.namespace));
      }
    });
  }

  #finalizeSoon(name: string): void {
    const { store, queue } = this.#context;
    if (store.get(bucket, name)?.metadata.deletionTimestamp) {
      queue.add(`namespace ${name}`, () => this.#finalize(name));
    }
  }

  #resource(kind: string): Resource {
    const resource = this.#context.registry.byKind({ apiVersion: 'v1', kind });
    if (!resource) {
      throw new Error(`The cluster does not serve ${kind}`);
    }
    return resource;
  }

  #provide(namespace: KubernetesObject | undefined): void {
    if (!namespace || namespace.metadata.deletionTimestamp) {
      return;
    }
    const { name } = namespace.metadata;
    const { store } = this.#context;
    const give = (object: KubernetesObject, as: typeof user) => {
      const resource = this.#resource(object.kind);
      if (store.get(resource.bucket, `${name}/${object.metadata.name}`)) {
        return;
      }
      try {
        createObject(
          this.#context,
          resource,
          decodeBody(resource, object).object,
          { user: as, fieldManager: controllerManager, namespace: name },
        );
      } catch (error) {
        if (!(error instanceof StatusError)) {
          throw error;
        }
      }
    };
    give(
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'default' },
      },
      accountsUser,
    );
    give(
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'kube-root-ca.crt' },
        data: { 'ca.crt': '' },
      },
      certificatesUser,
    );
  }

  #remaining(name: string): Remainder[] {
    const { registry, store } = this.#context;
    const seen = new Set<string>();
    return registry
      .all()
      .filter(resource => {
        const counts =
          resource.namespaced &&
          resource.verbs.includes('delete') &&
          !seen.has(resource.bucket);
        seen.add(resource.bucket);
        return counts;
      })
      .map(resource => ({
        resource,
        objects: store.list(resource.bucket, name),
      }))
      .filter(({ objects }) => objects.length > 0);
  }

  #finalize(name: string): void {
    const { store } = this.#context;
    for (const { resource, objects } of this.#remaining(name)) {
      for (const object of objects) {
        if (!object.metadata.deletionTimestamp) {
          removeFrom(this.#context, user, object, resource, 'Background');
        }
      }
    }
    const namespace = store.get(bucket, name);
    if (!namespace?.metadata.deletionTimestamp) {
      return;
    }
    const remaining = this.#remaining(name);
    if (remaining.length) {
      this.#report(namespace, remaining);
      return;
    }
    const spec = recordOf(namespace.spec);
    const finalizers = listOf(spec.finalizers).filter(
      finalizer => finalizer !== 'kubernetes',
    );
    rewrite(
      this.#context,
      user,
      { ...namespace, spec: { ...spec, finalizers } },
      this.#resource('Namespace'),
      'finalize',
    );
  }

  #report(namespace: KubernetesObject, remaining: Remainder[]): void {
    const status = recordOf(namespace.status);
    const conditions = remainingConditions(
      remaining,
      timestamp(this.#context.now()),
    );
    const messages = (list: unknown) =>
      listOf(list)
        .map(one => recordOf(one).message)
        .join('\n');
    if (messages(status.conditions) !== messages(conditions)) {
      rewrite(
        this.#context,
        user,
        { ...namespace, status: { ...status, conditions } },
        this.#resource('Namespace'),
        'status',
      );
    }
  }
}
