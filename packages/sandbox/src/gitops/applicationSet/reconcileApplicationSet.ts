import { ApplicationStore } from '../controller/ApplicationStore';
import { Destinations } from '../controller/Destinations';
import { withLiveValues } from '../compare/ignoreDifferences';
import { GitReader } from '../git/GitReader';
import { equalJson, messageOf } from '../objects';
import { Application, argoApiVersion, asApplication, asObject } from '../types';
import { GenerationError, generateApplications } from './generateApplications';
import {
  ReconcileResult,
  applicationSetHealth,
  conditionsOf,
  resourcesOf,
} from './status';
import {
  ApplicationSet,
  ApplicationSetStatus,
  asApplicationSet,
} from './types';

export const setRefreshAnnotation =
  'argocd.argoproj.io/application-set-refresh';

/** Annotations that belong to others and survive an update. Source: `defaultPreservedAnnotations`. */
const preservedAnnotations = [
  'argocd.argoproj.io/refresh',
  'argocd.argoproj.io/deletion-approved',
  'notified.notifications.argoproj.io',
];

export interface ApplicationSetContext {
  store: ApplicationStore;
  destinations: Destinations;
  reader: GitReader;
  now(): Date;
}

/**
 * Makes, changes and deletes the Applications of an ApplicationSet, and writes its conditions. Errors leave all
 * Applications as they are. Source: Argo CD 3.5's `ApplicationSetReconciler.Reconcile`.
 */
export async function reconcileApplicationSet(
  context: ApplicationSetContext,
  name: string,
): Promise<void> {
  const { store } = context;
  const stored = store.get('ApplicationSet', name);
  if (!stored) {
    return;
  }
  const set = asApplicationSet(stored);
  if (set.metadata.deletionTimestamp) {
    return;
  }
  const result = await reconcile(context, set);
  writeStatus(context, name, result);
  removeRefreshAnnotation(store, name);
}

async function reconcile(
  context: ApplicationSetContext,
  set: ApplicationSet,
): Promise<ReconcileResult> {
  let generated: Application[];
  try {
    generated = await generateApplications({ reader: context.reader, set });
  } catch (error) {
    return {
      type: 'error',
      reason: error instanceof GenerationError ? error.reason : 'ErrorOccurred',
      message: messageOf(error),
      parametersGenerated: false,
    };
  }
  const problems = validate(context, set, generated);
  const valid = generated
    .filter(({ metadata }) => !problems.has(metadata.name))
    .sort(byName);
  const policy = set.spec.syncPolicy?.applicationsSync ?? 'sync';
  const failed = (reason: string, message: string): ReconcileResult => ({
    type: 'error',
    reason,
    message,
    parametersGenerated: true,
  });
  try {
    const allowsUpdate = policy === 'sync' || policy === 'create-update';
    valid.forEach(application =>
      createOrUpdate(context, set, application, allowsUpdate),
    );
  } catch (error) {
    return failed('UpdateApplicationError', messageOf(error));
  }
  try {
    if (policy === 'sync' || policy === 'create-delete') {
      deleteOthers(context, set, generated);
    }
  } catch (error) {
    return failed('DeleteApplicationError', messageOf(error));
  }
  if (problems.size > 0) {
    const last = [...problems.keys()].sort().pop() ?? '';
    const more = problems.size > 1 ? ` (and ${problems.size - 1} more)` : '';
    return failed('ApplicationValidationError', `${problems.get(last)}${more}`);
  }
  return { type: 'upToDate' };
}

function byName(left: Application, right: Application): number {
  return left.metadata.name < right.metadata.name ? -1 : 1;
}

/** What is wrong with generated Applications, by name: a duplicate takes both out. Source: Argo CD's `validateGeneratedApplications`. */
function validate(
  { store, destinations }: ApplicationSetContext,
  set: ApplicationSet,
  applications: Application[],
): Map<string, string> {
  const problems = new Map<string, string>();
  const names = new Set<string>();
  for (const application of applications) {
    const { name } = application.metadata;
    const { project, destination } = application.spec;
    const cluster = destinations.find(destination);
    if (name === '') {
      problems.set(
        name,
        `ApplicationSet ${set.metadata.name} contains an application with no name`,
      );
    } else if (names.has(name)) {
      problems.set(
        name,
        `ApplicationSet ${set.metadata.name} contains applications with duplicate name: ${name}`,
      );
    } else if (!store.project(project || 'default')) {
      problems.set(
        name,
        `application references project ${project} which does not exist`,
      );
    } else if (cluster instanceof Error) {
      problems.set(
        name,
        `application destination spec is invalid: ${cluster.message}`,
      );
    }
    names.add(name);
  }
  return problems;
}

function ownedBy(store: ApplicationStore, set: ApplicationSet): Application[] {
  return store
    .list('Application')
    .filter(object =>
      object.metadata.ownerReferences?.some(
        owner =>
          owner.controller &&
          owner.kind === 'ApplicationSet' &&
          owner.name === set.metadata.name,
      ),
    )
    .map(asApplication);
}

function createOrUpdate(
  { store }: ApplicationSetContext,
  set: ApplicationSet,
  generated: Application,
  allowsUpdate: boolean,
): void {
  const { name } = generated.metadata;
  const owner = {
    apiVersion: argoApiVersion,
    kind: 'ApplicationSet',
    name: set.metadata.name,
    uid: set.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
  const found = store.application(name);
  if (!found) {
    store.client.create(
      asObject({
        ...generated,
        metadata: { ...generated.metadata, ownerReferences: [owner] },
      }),
    );
    return;
  }
  const other = found.metadata.ownerReferences?.find(
    reference => reference.controller && reference.uid !== owner.uid,
  );
  if (other) {
    throw new Error(
      `Object ${found.metadata.namespace}/${name} is already owned by another ${other.kind} controller ${other.name}`,
    );
  }
  if (!allowsUpdate) {
    return;
  }
  store.write(name, current => ({
    ...current,
    spec: withIgnored(set, generated, current),
    metadata: {
      ...current.metadata,
      labels: kept(
        generated.metadata.labels,
        current.metadata.labels,
        set.spec.preservedFields?.labels ?? [],
      ),
      annotations: kept(
        generated.metadata.annotations,
        current.metadata.annotations,
        [
          ...preservedAnnotations,
          ...(set.spec.preservedFields?.annotations ?? []),
        ],
      ),
      finalizers: [
        ...(generated.metadata.finalizers ?? []),
        ...(current.metadata.finalizers ?? []).filter(finalizer =>
          /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io/.test(finalizer),
        ),
      ],
      ownerReferences: [
        ...(current.metadata.ownerReferences ?? []).filter(
          reference => reference.uid !== owner.uid,
        ),
        owner,
      ],
    },
  }));
}

/** The generated spec, with the fields that the ApplicationSet leaves to others as they are. */
function withIgnored(
  set: ApplicationSet,
  generated: Application,
  current: Application,
): Application['spec'] {
  const pointers = (set.spec.ignoreApplicationDifferences ?? [])
    .filter(rule => !rule.name || rule.name === current.metadata.name)
    .flatMap(rule => rule.jsonPointers ?? []);
  return pointers.length === 0
    ? generated.spec
    : (
        withLiveValues(
          asObject(generated),
          asObject(current),
          pointers.filter(pointer => pointer.startsWith('/spec')),
        ) as unknown as Application
      ).spec;
}

function kept(
  generated: Record<string, string> | undefined,
  current: Record<string, string> | undefined,
  names: string[],
): Record<string, string> | undefined {
  const survivors = Object.entries(current ?? {}).filter(([key]) =>
    names.includes(key),
  );
  return generated || survivors.length > 0
    ? { ...generated, ...Object.fromEntries(survivors) }
    : undefined;
}

function deleteOthers(
  { store, destinations }: ApplicationSetContext,
  set: ApplicationSet,
  generated: Application[],
): void {
  const names = new Set(generated.map(({ metadata }) => metadata.name));
  for (const application of ownedBy(store, set)) {
    const { name, namespace, deletionTimestamp } = application.metadata;
    if (names.has(name) || deletionTimestamp) {
      continue;
    }
    if (destinations.find(application.spec.destination) instanceof Error) {
      // Its resources cannot be deleted, and waiting for them would never end.
      store.write(name, current => ({
        ...current,
        metadata: { ...current.metadata, finalizers: [] },
      }));
    }
    store.client.delete({
      apiVersion: argoApiVersion,
      kind: 'Application',
      namespace,
      name,
    });
  }
}

function writeStatus(
  { store, now }: ApplicationSetContext,
  name: string,
  result: ReconcileResult,
): void {
  const stored = store.get('ApplicationSet', name);
  if (!stored) {
    return;
  }
  const set = asApplicationSet(stored);
  const conditions = conditionsOf(set.status?.conditions, result, now());
  const isWritten = result.type === 'upToDate' || result.parametersGenerated;
  const resources = resourcesOf(ownedBy(store, set));
  const status: ApplicationSetStatus = {
    ...set.status,
    conditions,
    health: applicationSetHealth(conditions),
    // Go leaves out an empty list and a zero.
    ...(isWritten && {
      resources: resources.length > 0 ? resources : undefined,
      resourcesCount: resources.length || undefined,
    }),
  };
  const written = JSON.parse(JSON.stringify(status)) as ApplicationSetStatus;
  if (!equalJson(set.status ?? {}, written)) {
    store.client.updateStatus({ ...stored, status: written });
  }
}

function removeRefreshAnnotation(store: ApplicationStore, name: string): void {
  const stored = store.get('ApplicationSet', name);
  if (stored?.metadata.annotations?.[setRefreshAnnotation] === undefined) {
    return;
  }
  const { [setRefreshAnnotation]: _, ...annotations } =
    stored.metadata.annotations;
  store.client.update({
    ...stored,
    metadata: { ...stored.metadata, annotations },
  });
}
