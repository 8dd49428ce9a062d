import { createHash } from 'crypto';
import { KubernetesObject } from '../../kubernetes/types';
import { at, groupOf, isRecord } from '../objects';
import { JsonRecord } from '../types';

export interface LabelsEntry {
  pairs?: Record<string, string>;
  includeSelectors?: boolean;
  includeTemplates?: boolean;
}

export interface ImageOverride {
  name: string;
  newName?: string;
  newTag?: string;
  digest?: string;
}

export interface ConfigMapArguments {
  name: string;
  namespace?: string;
  literals?: string[];
  options?: JsonRecord;
}

const clusterKinds = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'PersistentVolume',
  'StorageClass',
  'PriorityClass',
  'IngressClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
]);

/** The workloads whose selectors and pod templates carry labels. */
const workloads = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);

/** Puts everything that has a namespace into that one; a Namespace gets its name. */
export function setNamespace(
  objects: KubernetesObject[],
  namespace: string,
): KubernetesObject[] {
  return objects.map(object => {
    if (object.kind === 'Namespace' && groupOf(object.apiVersion) === '') {
      return { ...object, metadata: { ...object.metadata, name: namespace } };
    }
    return clusterKinds.has(object.kind)
      ? object
      : { ...object, metadata: { ...object.metadata, namespace } };
  });
}

export function setAnnotations(
  objects: KubernetesObject[],
  annotations: Record<string, string>,
): KubernetesObject[] {
  return Object.keys(annotations).length === 0
    ? objects
    : objects.map(object => withMetadata(object, 'annotations', annotations));
}

/** `labels`, and `commonLabels`, which are labels that reach into selectors. */
export function setLabels(
  objects: KubernetesObject[],
  entries: LabelsEntry[],
): KubernetesObject[] {
  return entries.reduce((current, entry) => {
    const pairs = entry.pairs ?? {};
    const inTemplates = entry.includeTemplates || entry.includeSelectors;
    return current.map(object => {
      let labelled = withMetadata(object, 'labels', pairs);
      if (inTemplates && workloads.has(object.kind)) {
        const template =
          object.kind === 'CronJob'
            ? ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels']
            : ['spec', 'template', 'metadata', 'labels'];
        labelled = mergeAt(labelled, template, pairs);
      }
      if (entry.includeSelectors) {
        labelled = mergeAt(labelled, selectorPath(object), pairs);
      }
      return labelled;
    });
  }, objects);
}

export function setImages(
  objects: KubernetesObject[],
  overrides: ImageOverride[],
): KubernetesObject[] {
  if (overrides.length === 0) {
    return objects;
  }
  return objects.map(
    object => replaceImages(object, overrides) as KubernetesObject,
  );
}

/** A ConfigMap of literals, and whether its name takes the hash of what it holds. */
export function generateConfigMap(
  entry: ConfigMapArguments,
  options: JsonRecord,
): { object: KubernetesObject; hashed: boolean } {
  const unknown = Object.keys(entry).filter(
    name =>
      !['name', 'namespace', 'literals', 'options', 'behavior'].includes(name),
  );
  if (unknown.length > 0 || (entry as { behavior?: string }).behavior) {
    throw new Error(
      `configMapGenerator "${entry.name}": the sandbox knows literals only, not ${unknown.join(', ') || 'behavior'}`,
    );
  }
  const merged = { ...options, ...entry.options };
  const data = Object.fromEntries(
    (entry.literals ?? []).map(literal => {
      const equals = literal.indexOf('=');
      if (equals < 1) {
        throw new Error(
          `invalid literal source ${literal}, expected key=value`,
        );
      }
      const text = literal.slice(equals + 1);
      const quoted = /^(["'])(.*)\1$/s.exec(text);
      return [literal.slice(0, equals), quoted ? quoted[2] : text];
    }),
  );
  const metadata: KubernetesObject['metadata'] = {
    name: entry.name,
    ...(entry.namespace && { namespace: entry.namespace }),
    ...(isRecord(merged.labels) && {
      labels: merged.labels as Record<string, string>,
    }),
    ...(isRecord(merged.annotations) && {
      annotations: merged.annotations as Record<string, string>,
    }),
  };
  return {
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data },
    hashed: merged.disableNameSuffixHash !== true,
  };
}

/** Adds prefix, suffix and hashes to names, and follows them where workloads refer to config maps, secrets and accounts. */
export function renameAll(
  objects: KubernetesObject[],
  options: { prefix: string; suffix: string; hashed: Map<string, boolean> },
): KubernetesObject[] {
  const { prefix, suffix, hashed } = options;
  if (!prefix && !suffix && ![...hashed.values()].includes(true)) {
    return objects;
  }
  const renamed = new Map<string, string>();
  const named = objects.map(object => {
    if (
      object.kind === 'Namespace' ||
      object.kind === 'CustomResourceDefinition'
    ) {
      return object;
    }
    const hash =
      object.kind === 'ConfigMap' && hashed.get(object.metadata.name)
        ? `-${hashOf(object)}`
        : '';
    const name = `${prefix}${object.metadata.name}${suffix}${hash}`;
    renamed.set(`${object.kind}/${object.metadata.name}`, name);
    return { ...object, metadata: { ...object.metadata, name } };
  });
  return named.map(
    object => followNames(object, renamed, object.kind) as KubernetesObject,
  );
}

const references: Record<string, [string, string]> = {
  configMap: ['name', 'ConfigMap'],
  configMapRef: ['name', 'ConfigMap'],
  configMapKeyRef: ['name', 'ConfigMap'],
  secret: ['secretName', 'Secret'],
  secretRef: ['name', 'Secret'],
  secretKeyRef: ['name', 'Secret'],
  persistentVolumeClaim: ['claimName', 'PersistentVolumeClaim'],
};

function followNames(
  value: unknown,
  renamed: Map<string, string>,
  kind: string,
): unknown {
  if (Array.isArray(value)) {
    return value.map(item => followNames(item, renamed, kind));
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) => {
      const followed = followNames(child, renamed, kind);
      const [name, target] = references[field] ?? [];
      if (name && isRecord(followed)) {
        const next = renamed.get(`${target}/${followed[name]}`);
        return [field, next ? { ...followed, [name]: next } : followed];
      }
      if (field === 'serviceAccountName') {
        return [field, renamed.get(`ServiceAccount/${child}`) ?? child];
      }
      if (
        (field === 'roleRef' || field === 'scaleTargetRef') &&
        isRecord(followed)
      ) {
        const next = renamed.get(`${followed.kind}/${followed.name}`);
        return [field, next ? { ...followed, name: next } : followed];
      }
      return [field, followed];
    }),
  );
}

function selectorPath(object: KubernetesObject): string[] | undefined {
  if (object.kind === 'Service') {
    return at(object, 'spec', 'selector') ? ['spec', 'selector'] : undefined;
  }
  if (
    ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(
      object.kind,
    )
  ) {
    return ['spec', 'selector', 'matchLabels'];
  }
  if (object.kind === 'NetworkPolicy') {
    return ['spec', 'podSelector', 'matchLabels'];
  }
  return undefined;
}

function withMetadata(
  object: KubernetesObject,
  field: 'labels' | 'annotations',
  pairs: Record<string, string>,
): KubernetesObject {
  const metadata = {
    ...object.metadata,
    [field]: { ...object.metadata[field], ...pairs },
  };
  return { ...object, metadata };
}

function mergeAt(
  object: KubernetesObject,
  path: string[] | undefined,
  pairs: Record<string, string>,
): KubernetesObject {
  if (!path) {
    return object;
  }
  const write = (value: unknown, names: string[]): unknown => {
    const record = isRecord(value) ? value : {};
    const [name, ...rest] = names;
    return name === undefined
      ? { ...record, ...pairs }
      : { ...record, [name]: write(record[name], rest) };
  };
  return write(object, path) as KubernetesObject;
}

function replaceImages(value: unknown, overrides: ImageOverride[]): unknown {
  if (Array.isArray(value)) {
    return value.map(item => replaceImages(item, overrides));
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) =>
      (field === 'containers' || field === 'initContainers') &&
      Array.isArray(child)
        ? [field, child.map(container => replaceImage(container, overrides))]
        : [field, replaceImages(child, overrides)],
    ),
  );
}

function replaceImage(container: unknown, overrides: ImageOverride[]): unknown {
  if (!isRecord(container) || typeof container.image !== 'string') {
    return container;
  }
  const [, name, tag = '', digest = ''] =
    /^(.+?)(:[^/:@]+)?(@.+)?$/.exec(container.image) ?? [];
  const override = overrides.find(candidate => candidate.name === name);
  if (!override) {
    return container;
  }
  const version =
    (override.digest && `@${override.digest}`) ||
    (override.newTag && `:${override.newTag}`) ||
    tag + digest;
  return { ...container, image: `${override.newName ?? name}${version}` };
}

/** Ten characters of a digest in kustomize's alphabet, which avoids vowels; the digest itself is not kustomize's. */
function hashOf(object: KubernetesObject): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(object.data ?? {}))
    .digest('hex')
    .slice(0, 10);
  const replacements: Record<string, string> = {
    '0': 'g',
    '1': 'h',
    '3': 'k',
    a: 'm',
    e: 't',
  };
  return digest.replace(/[013ae]/g, found => replacements[found]);
}
