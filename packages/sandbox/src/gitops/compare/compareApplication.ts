import { KubernetesObject } from '../../kubernetes/types';
import { ClusterState, referenceOf } from '../controller/ClusterState';
import { GitReader } from '../git/GitReader';
import { applicationHealth } from '../health/applicationHealth';
import { LoadedManifests, loadManifests } from '../manifests/loadManifests';
import {
  annotationValues,
  formatKey,
  groupOf,
  isCustomResourceDefinition,
  keyOf,
  keyString,
  messageOf,
  versionOf,
} from '../objects';
import { isKindPermitted, isResourcePermitted } from '../project/permissions';
import {
  isDeleteHook,
  isHook,
  isSkipped,
  syncOptionValue,
  waveOf,
} from '../sync/hooks';
import {
  AppProject,
  Application,
  ApplicationCondition,
  ApplicationSource,
  HealthCode,
  ResourceStatus,
  SyncCode,
  SyncStatus,
} from '../types';
import { isModified } from './difference';
import { rulesFor, withoutPointers } from './ignoreDifferences';
import {
  isSelfReferenced,
  trackingAnnotation,
  trackingId,
  trackingOf,
} from './tracking';
import { withoutFieldsOf } from './trustedManagers';

/** One resource of a comparison. */
export interface ComparedResource {
  target?: KubernetesObject;
  live?: KubernetesObject;
  isModified: boolean;
  /** Whether it makes the Application out of sync. */
  isOutOfSync: boolean;
  status: ResourceStatus;
}

/** What an Application's sources say, against what its cluster holds. */
export interface Comparison {
  sync: SyncStatus;
  health: HealthCode;
  /** Without hooks that are still to be made. */
  resources: ComparedResource[];
  hooks: KubernetesObject[];
  /** Conditions of the types that a comparison decides. */
  conditions: ApplicationCondition[];
  sourceTypes: string[];
}

/** The condition types that a comparison decides. */
export const comparedConditionTypes = [
  'ComparisonError',
  'SharedResourceWarning',
  'RepeatedResourceWarning',
  'ExcludedResourceWarning',
];

/**
 * Compares an Application with its cluster. Whatever cannot be read becomes a `ComparisonError` and the status
 * `Unknown`; a cluster that cannot be, an `UnknownError` as well. Source: Argo CD 3.5's `CompareAppState`.
 */
export async function compareApplication(options: {
  application: Application;
  project: AppProject;
  cluster: ClusterState;
  reader: GitReader;
  sources: ApplicationSource[];
  revisions: (string | undefined)[];
  hasMultipleSources: boolean;
}): Promise<Comparison> {
  const { application, project, cluster, hasMultipleSources, sources } =
    options;
  const conditions: ApplicationCondition[] = [];
  let failed = false;
  const fail = (message: string) => {
    conditions.push({ type: 'ComparisonError', message });
    failed = true;
  };

  let loaded: LoadedManifests = { objects: [], revisions: [], sourceTypes: [] };
  try {
    loaded = await loadTargets(options);
  } catch (error) {
    fail(`Failed to load target state: ${messageOf(error)}`);
  }
  const { targets, repeated } = prepareTargets(loaded.objects, options);
  conditions.push(...repeated);

  let lives = new Map<string, KubernetesObject>();
  try {
    lives = liveObjects(application, cluster, targets);
  } catch (error) {
    fail(`Failed to load live state: ${messageOf(error)}`);
    if (error instanceof Error && error.cause) {
      conditions.push({
        type: 'UnknownError',
        message: messageOf(error.cause),
      });
    }
  }
  for (const [key, live] of lives) {
    if (!isResourcePermitted(project, cluster.identity, keyOf(live))) {
      lives.delete(key);
    }
  }
  conditions.push(...sharedResources(application, [...lives.values()]));

  const hooks = targets.filter(
    target => isHook(target) && !isDeleteHook(target),
  );
  const resources: ComparedResource[] = [];
  for (const target of targets.filter(
    candidate => !isHook(candidate) && !isDeleteHook(candidate),
  )) {
    const live = lives.get(keyString(target));
    lives.delete(keyString(target));
    resources.push(compareResource(options, hooks, target, live));
  }
  for (const live of lives.values()) {
    resources.push(compareResource(options, hooks, undefined, live));
  }

  let status: SyncCode = resources.some(resource => resource.isOutOfSync)
    ? 'OutOfSync'
    : 'Synced';
  if (failed) {
    status = 'Unknown';
    for (const resource of resources) {
      resource.status.status = 'Unknown';
    }
  }
  const { destination, ignoreDifferences } = application.spec;
  const revisions =
    loaded.revisions.length > 0
      ? loaded.revisions
      : options.revisions.map(revision => revision ?? '');
  return {
    sync: {
      status,
      comparedTo: {
        ...(hasMultipleSources ? { sources } : { source: sources[0] }),
        destination,
        ...(ignoreDifferences && { ignoreDifferences }),
      },
      ...(hasMultipleSources ? { revisions } : { revision: revisions[0] }),
    },
    health: applicationHealth(application, resources),
    resources,
    hooks,
    conditions,
    sourceTypes: loaded.sourceTypes,
  };
}

async function loadTargets(options: {
  cluster: ClusterState;
  reader: GitReader;
  sources: ApplicationSource[];
  revisions: (string | undefined)[];
}): Promise<LoadedManifests> {
  const { cluster, reader, sources, revisions } = options;
  try {
    cluster.synchronize();
  } catch (error) {
    throw new Error(
      `failed to get cluster version for cluster "${cluster.identity.server}": ${messageOf(error)}`,
    );
  }
  return await loadManifests({ reader, sources, revisions });
}

/** Puts targets into their namespaces, tracks them, and keeps the last of those that appear twice. */
function prepareTargets(
  objects: KubernetesObject[],
  options: { application: Application; cluster: ClusterState },
): { targets: KubernetesObject[]; repeated: ApplicationCondition[] } {
  const { application, cluster } = options;
  const { name } = application.metadata;
  const namespace = application.spec.destination.namespace ?? '';
  const byKey = new Map<string, KubernetesObject[]>();
  for (const [index, object] of objects.entries()) {
    const { namespace: own, ...metadata } = object.metadata;
    const home = cluster.isNamespaced(object) ? own || namespace : '';
    const placed: KubernetesObject = {
      ...object,
      metadata: { ...metadata, ...(home && { namespace: home }) },
    };
    const tracked = isCustomResourceDefinition(placed)
      ? placed
      : {
          ...placed,
          metadata: {
            ...placed.metadata,
            annotations: {
              ...placed.metadata.annotations,
              [trackingAnnotation]: trackingId(name, placed, namespace),
            },
          },
        };
    const key = object.metadata.name
      ? keyString(tracked)
      : `${keyString(tracked)}${index}`;
    byKey.set(key, [...(byKey.get(key) ?? []), tracked]);
  }
  const groups = [...byKey.values()];
  return {
    targets: groups.map(group => group[group.length - 1]),
    repeated: groups
      .filter(group => group.length > 1)
      .map(group => ({
        type: 'RepeatedResourceWarning',
        message: `Resource ${formatKey(keyOf(group[0]))} appeared ${group.length} times among application resources.`,
      })),
  };
}

/** The live objects that an Application tracks, and those that its targets name whoever tracks them. */
function liveObjects(
  application: Application,
  cluster: ClusterState,
  targets: KubernetesObject[],
): Map<string, KubernetesObject> {
  cluster.synchronize();
  const found = [
    ...cluster.trackedBy(application.metadata.name),
    ...targets.flatMap(target =>
      target.metadata.name ? (cluster.get(referenceOf(target)) ?? []) : [],
    ),
  ];
  return new Map(found.map(object => [keyString(object), object]));
}

function sharedResources(
  application: Application,
  lives: KubernetesObject[],
): ApplicationCondition[] {
  const { name, namespace } = application.metadata;
  return lives.flatMap(live => {
    const owner = trackingOf(live)?.application;
    return owner && owner !== name
      ? [
          {
            type: 'SharedResourceWarning',
            message: `${live.kind}/${live.metadata.name} is part of applications ${namespace}/${name} and ${owner.replace(/_/g, '/')}`,
          },
        ]
      : [];
  });
}

function compareResource(
  options: {
    application: Application;
    project: AppProject;
    cluster: ClusterState;
  },
  hooks: KubernetesObject[],
  target: KubernetesObject | undefined,
  live: KubernetesObject | undefined,
): ComparedResource {
  const { application, project, cluster } = options;
  const object = (live ?? target) as KubernetesObject;
  const { group, kind, namespace, name } = keyOf(object);
  const isOwn = isSelfReferenced(live, target);
  const hook = isHook(object) || isDeleteHook(object);
  const modified = differs(application, target, live);
  const wave = waveOf(
    target ??
      hookOf(hooks, object) ?? {
        ...object,
        metadata: { name, annotations: {} },
      },
  );
  const counts = !hook && !(target && isSkipped(target)) && isOwn;
  const { syncOptions } = application.spec.syncPolicy ?? {};
  const needsConfirmation = [target, live].some(
    candidate =>
      candidate !== undefined &&
      (syncOptionValue(candidate, 'Delete', syncOptions) === 'confirm' ||
        syncOptionValue(candidate, 'Prune', syncOptions) === 'confirm'),
  );
  let status: SyncCode | undefined;
  if (counts) {
    status = modified || !target || !live ? 'OutOfSync' : 'Synced';
  }
  const outOfSync = status === 'OutOfSync' && !isExtraneous(target, live);
  if (
    !isKindPermitted(project, {
      group,
      kind,
      name,
      namespaced: cluster.isNamespaced(object),
    })
  ) {
    status = 'Unknown';
  }
  return {
    target,
    live,
    isModified: modified,
    isOutOfSync: outOfSync,
    status: {
      ...(group && { group }),
      version: versionOf(object.apiVersion),
      kind,
      ...(namespace && { namespace }),
      name,
      ...(status && { status }),
      ...(hook && { hook }),
      ...(!target && live && isOwn && { requiresPruning: true }),
      ...(wave !== 0 && { syncWave: wave }),
      ...(needsConfirmation && { requiresDeletionConfirmation: true }),
    },
  };
}

function differs(
  application: Application,
  target: KubernetesObject | undefined,
  live: KubernetesObject | undefined,
): boolean {
  if (!target || !live) {
    return false;
  }
  const rules = rulesFor(target, application.spec.ignoreDifferences);
  const pointers = rules.flatMap(rule => rule.jsonPointers ?? []);
  const managers = rules.flatMap(rule => rule.managedFieldsManagers ?? []);
  const pair = withoutFieldsOf(managers, target, live);
  return isModified(
    withoutPointers(pair.target, pointers),
    withoutPointers(pair.live, pointers),
  );
}

/** Extra objects that say so do not make the Application out of sync. */
function isExtraneous(
  target: KubernetesObject | undefined,
  live: KubernetesObject | undefined,
): boolean {
  return (
    !target &&
    live !== undefined &&
    annotationValues(live, 'argocd.argoproj.io/compare-options').includes(
      'IgnoreExtraneous',
    )
  );
}

function hookOf(
  hooks: KubernetesObject[],
  live: KubernetesObject,
): KubernetesObject | undefined {
  return hooks.find(
    hook =>
      hook.kind === live.kind &&
      groupOf(hook.apiVersion) === groupOf(live.apiVersion) &&
      hook.metadata.name === live.metadata.name &&
      hook.metadata.namespace === live.metadata.namespace,
  );
}
