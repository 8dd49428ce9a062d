import { system } from '../authentication';
import {
  at,
  isRecord,
  listOf,
  recordOf,
  recordsOf,
  sameJson,
  stringOf,
} from '../json';
import { ClusterContext, timestamp } from '../operations/context';
import { cleanup, deleteObject } from '../operations/delete';
import { updateObject } from '../operations/update';
import { Resource, ScalePaths, Subresource, Verb } from '../resources';
import { customMergeSchema, printerColumns } from '../schema/openapi';
import { StoreEvent } from '../storage/store';
import { KubernetesObject } from '../types';

const bucket = 'apiextensions.k8s.io/customresourcedefinitions';
const verbs: Verb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];
const changes: Verb[] = ['get', 'patch', 'update'];
const scaleSubresource: Subresource = {
  name: 'scale',
  kind: 'Scale',
  group: 'autoscaling',
  version: 'v1',
  verbs: changes,
};

function scalePaths(scale: unknown): ScalePaths | undefined {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } =
    recordOf(scale);
  const steps = (path: unknown) => String(path).split('.').filter(Boolean);
  return isRecord(scale)
    ? {
        spec: steps(specReplicasPath),
        status: steps(statusReplicasPath),
        ...(labelSelectorPath !== undefined && {
          selector: steps(labelSelectorPath),
        }),
      }
    : undefined;
}

/** The resources that a CustomResourceDefinition adds, one for each version it serves. */
export function resourcesOfDefinition(
  definition: KubernetesObject,
): Resource[] {
  const spec = recordOf(definition.spec);
  const names = recordOf(spec.names);
  const group = String(spec.group);
  const plural = String(names.plural);
  const kind = String(names.kind);
  return recordsOf(spec.versions)
    .filter(version => version.served === true)
    .sort((left, right) => Number(right.storage) - Number(left.storage))
    .map(version => {
      const openApi = recordOf(at(version, 'schema', 'openAPIV3Schema'));
      const subresources = recordOf(version.subresources);
      return {
        group,
        version: String(version.name),
        kind,
        listKind: stringOf(names.listKind) ?? `${kind}List`,
        plural,
        singular: stringOf(names.singular) ?? kind.toLowerCase(),
        namespaced: spec.scope === 'Namespaced',
        verbs,
        shortNames: listOf(names.shortNames).map(String),
        categories: listOf(names.categories).map(String),
        subresources: [
          ...(subresources.status
            ? [{ name: 'status', kind, verbs: changes }]
            : []),
          ...(subresources.scale ? [scaleSubresource] : []),
        ],
        scale: scalePaths(subresources.scale),
        nameRule: 'subdomain',
        bucket: `${group}/${plural}`,
        custom: true,
        openApi,
        mergeSchema: customMergeSchema(openApi),
        columns: printerColumns(version),
        selectableFields: recordsOf(version.selectableFields).map(field =>
          String(field.jsonPath).replace(/^\./, ''),
        ),
        selectorWording: 'label',
        generation: true,
        returnsDeleted: false,
        orphansByDefault: false,
      };
    });
}

function condition(type: string, reason: string, message: string, now: string) {
  return {
    type,
    status: 'True',
    lastTransitionTime: now,
    reason,
    message,
  };
}

/**
 * Serves the kinds of the CustomResourceDefinitions in the cluster, says in their status that they are established, and
 * removes the objects of one that is deleted before it goes.
 */
export class CustomResources {
  readonly #context: ClusterContext;
  readonly #served = new Map<string, Resource[]>();

  constructor(context: ClusterContext) {
    this.#context = context;
  }

  /** Serves what is there, and follows changes. Returns what ends it. */
  start(): () => void {
    const { store } = this.#context;
    store.list(bucket).forEach(definition => this.#follow(definition));
    return store.subscribe(event => this.#react(event));
  }

  #react(event: StoreEvent): void {
    if (event.bucket === bucket) {
      if (event.type === 'DELETED') {
        this.#withdraw(event.key);
      } else {
        this.#follow(event.object);
      }
      return;
    }
    if (event.type === 'DELETED') {
      const [group, plural] = event.bucket.split('/');
      const definition = this.#context.store.get(bucket, `${plural}.${group}`);
      if (definition?.metadata.deletionTimestamp) {
        this.#clean(definition);
      }
    }
  }

  #follow(definition: KubernetesObject): void {
    const terminating = definition.metadata.deletionTimestamp !== undefined;
    const { name } = definition.metadata;
    const isNew = !this.#served.has(name);
    this.#withdraw(name);
    const resources = resourcesOfDefinition(definition).map(resource => ({
      ...resource,
      terminating,
    }));
    resources.forEach(resource => this.#context.registry.add(resource));
    this.#served.set(name, resources);
    if (isNew && resources.length) {
      this.#context.store.begin(resources[0].bucket);
    }
    if (terminating) {
      this.#clean(definition);
    } else {
      this.#establish(definition);
    }
  }

  #withdraw(name: string): void {
    this.#served
      .get(name)
      ?.forEach(resource => this.#context.registry.remove(resource));
    this.#served.delete(name);
  }

  #establish(definition: KubernetesObject): void {
    const { names } = recordOf(definition.spec);
    const status = recordOf(definition.status);
    const established = recordsOf(status.conditions).some(
      one => one.type === 'Established' && one.status === 'True',
    );
    if (established && sameJson(status.acceptedNames, names)) {
      return;
    }
    const now = timestamp(this.#context.now());
    this.#write(
      {
        ...definition,
        status: {
          ...status,
          conditions: [
            condition(
              'NamesAccepted',
              'NoConflicts',
              'no conflicts found',
              now,
            ),
            condition(
              'Established',
              'InitialNamesAccepted',
              'the initial names have been accepted',
              now,
            ),
          ],
          acceptedNames: names,
        },
      },
      'status',
    );
  }

  #clean(definition: KubernetesObject): void {
    const finalizers = definition.metadata.finalizers ?? [];
    const [resource] = this.#served.get(definition.metadata.name) ?? [];
    if (!finalizers.includes(cleanup)) {
      return;
    }
    const { store } = this.#context;
    const objects = resource ? store.list(resource.bucket) : [];
    for (const object of objects) {
      const { name, namespace, deletionTimestamp } = object.metadata;
      if (resource && !deletionTimestamp) {
        deleteObject(
          this.#context,
          { resource, namespace, name },
          { user: system, fieldManager: 'kube-apiserver' },
        );
      }
    }
    const current = store.get(bucket, definition.metadata.name);
    const isEmpty = !resource || store.list(resource.bucket).length === 0;
    if (current && !isEmpty) {
      this.#tellOfCleaning(current);
    }
    if (current && isEmpty) {
      this.#write({
        ...current,
        metadata: {
          ...current.metadata,
          finalizers: finalizers.filter(finalizer => finalizer !== cleanup),
        },
      });
    }
  }

  #tellOfCleaning(definition: KubernetesObject): void {
    const status = recordOf(definition.status);
    const others = recordsOf(status.conditions).filter(
      ({ type }) => type !== 'Terminating',
    );
    const reason = 'InstanceDeletionInProgress';
    const isTold = recordsOf(status.conditions).some(
      one => one.reason === reason,
    );
    if (!isTold) {
      const told = condition(
        'Terminating',
        reason,
        'CustomResource deletion is in progress',
        timestamp(this.#context.now()),
      );
      this.#write(
        {
          ...definition,
          status: { ...status, conditions: [...others, told] },
        },
        'status',
      );
    }
  }

  #write(definition: KubernetesObject, subresource?: string): void {
    const resource = this.#context.registry.byKind({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
    });
    if (!resource) {
      return;
    }
    const { resourceVersion, ...metadata } = definition.metadata;
    updateObject(
      this.#context,
      { resource, name: metadata.name },
      { ...definition, metadata },
      { user: system, fieldManager: 'kube-apiserver', subresource },
    );
  }
}
