import { ComparedApplication } from '../gitops/controller/ComparedApplications';
import { resourceHealth } from '../gitops/health/resourceHealth';
import {
  groupOf,
  imagesOf,
  keyOf,
  keyString,
  versionOf,
} from '../gitops/objects';
import { isResourcePermitted } from '../gitops/project/permissions';
import { Health } from '../gitops/types';
import { KubernetesObject, OwnerReference } from '../kubernetes/types';
import { InfoItem, nodeInfo } from './nodeInfo';

interface ResourceRef {
  group?: string;
  version?: string;
  kind: string;
  namespace?: string;
  name: string;
  uid?: string;
}

/** Source: Argo CD's `v1alpha1.ResourceNode`. */
export interface ResourceNode extends ResourceRef {
  parentRefs?: ResourceRef[];
  info?: InfoItem[];
  networkingInfo?: { targetLabels?: unknown; labels?: unknown };
  resourceVersion?: string;
  images?: string[];
  health?: Health;
  createdAt?: string;
}

/**
 * What an Application manages and what came of that, down to the Pods, as far as its project permits. What is not there is
 * a node that is Missing. Source: Argo CD's `getResourceTree`.
 */
export function resourceTree(compared: ComparedApplication): ResourceNode[] {
  const { comparison, project, cluster } = compared;
  const managed = comparison.resources.filter(({ status }) => !status.hook);
  const roots = managed.flatMap(({ live }) => live ?? []);
  const missing = managed.flatMap(({ live, target }) =>
    target && !live ? [missingNode(target)] : [],
  );
  const found = new Map(
    [...roots, ...cluster.descendantsOf(roots)].map(object => [
      keyString(object),
      object,
    ]),
  );
  const present = [...found.values()]
    .flatMap(object => cluster.get(referenceTo(object)) ?? [])
    .filter(object =>
      isResourcePermitted(project, cluster.identity, keyOf(object)),
    );
  const namespaces = new Map(
    present.map(({ metadata }) => [metadata.uid, metadata.namespace]),
  );
  return [...missing, ...present.map(object => nodeOf(object, namespaces))];
}

function referenceTo(object: KubernetesObject) {
  const { name, namespace } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name,
    ...(namespace && { namespace }),
  };
}

function missingNode(target: KubernetesObject): ResourceNode {
  return { ...refOf(target), health: { status: 'Missing' } };
}

function nodeOf(
  object: KubernetesObject,
  namespaces: ReadonlyMap<string | undefined, string | undefined>,
): ResourceNode {
  const { uid, resourceVersion, creationTimestamp, ownerReferences } =
    object.metadata;
  const info = nodeInfo(object);
  const images = object.kind === 'Pod' ? [...new Set(imagesOf(object))] : [];
  const health = resourceHealth(object);
  const parentRefs = (ownerReferences ?? []).map(owner =>
    parentOf(owner, namespaces.get(owner.uid)),
  );
  const networkingInfo = networkingOf(object);
  return {
    ...refOf(object),
    ...(uid && { uid }),
    ...(parentRefs.length > 0 && { parentRefs }),
    ...(info.length > 0 && { info }),
    ...(networkingInfo && { networkingInfo }),
    ...(resourceVersion && { resourceVersion }),
    ...(images.length > 0 && { images }),
    ...(health && {
      health: {
        status: health.status,
        ...(health.message && { message: health.message }),
      },
    }),
    ...(creationTimestamp && { createdAt: creationTimestamp }),
  };
}

/** What traffic finds a Pod by, and a Service its Pods. */
function networkingOf(
  object: KubernetesObject,
): ResourceNode['networkingInfo'] {
  if (object.apiVersion !== 'v1') {
    return undefined;
  }
  const { labels } = object.metadata;
  const { selector } = Object(object.spec);
  switch (object.kind) {
    case 'Service':
      return { ...(selector && { targetLabels: selector }) };
    case 'Pod':
      return { ...(labels && { labels }) };
    default:
      return undefined;
  }
}

function refOf(object: KubernetesObject): ResourceRef {
  const { group, kind, namespace, name } = keyOf(object);
  return {
    ...(group && { group }),
    version: versionOf(object.apiVersion),
    kind,
    ...(namespace && { namespace }),
    name,
  };
}

function parentOf(
  owner: OwnerReference,
  namespace: string | undefined,
): ResourceRef {
  const group = groupOf(owner.apiVersion);
  return {
    ...(group && { group }),
    version: versionOf(owner.apiVersion),
    kind: owner.kind,
    ...(namespace && { namespace }),
    name: owner.name,
    uid: owner.uid,
  };
}
