import { KubernetesObject } from '../../kubernetes/types';
import {
  annotationOf,
  isCustomResourceDefinition,
  keyOf,
  messageOf,
} from '../objects';
import { isResourcePermitted } from '../project/permissions';
import { setConditions } from '../status';
import { syncOptionValue, waveOf } from '../sync/hooks';
import { AppProject, Application } from '../types';
import { ApplicationStore } from './ApplicationStore';
import { ClusterState, referenceOf } from './ClusterState';
import { Destinations } from './Destinations';
import { isDeletionConfirmed } from './deletionApproval';

export interface DeletionContext {
  store: ApplicationStore;
  destinations: Destinations;
  now(): Date;
}

const cascading =
  /^resources-finalizer\.argocd\.argoproj\.io(\/(foreground|background))?$/;

/**
 * Deletes what a deleted Application has made, the highest wave first, and lets go of the Application when all of it is
 * gone. An object with `Delete=confirm` waits for an approval. Source: Argo CD's `finalizeApplicationDeletion`.
 */
export function deleteApplication(
  context: DeletionContext,
  application: Application,
): void {
  const { store, now } = context;
  const { name } = application.metadata;
  try {
    finalize(context, application);
    store.writeStatus(name, status =>
      status.conditions?.some(({ type }) => type === 'DeletionError')
        ? {
            ...status,
            conditions: setConditions(
              status.conditions,
              [],
              ['DeletionError'],
              now(),
            ),
          }
        : status,
    );
  } catch (error) {
    store.writeStatus(name, status => ({
      ...status,
      conditions: setConditions(
        status.conditions,
        [{ type: 'DeletionError', message: messageOf(error) }],
        ['DeletionError'],
        now(),
      ),
    }));
  }
}

function finalize(context: DeletionContext, application: Application): void {
  const { store, destinations } = context;
  const { finalizers = [], deletionTimestamp } = application.metadata;
  const finalizer = finalizers.find(candidate => cascading.test(candidate));
  if (!finalizer || !deletionTimestamp) {
    return;
  }
  const { project: projectName } = application.spec;
  const project = store.project(projectName || 'default');
  if (!project) {
    throw new Error(`appproject.argoproj.io "${projectName}" not found`);
  }
  const cluster = destinations.find(application.spec.destination);
  if (cluster instanceof Error) {
    // Nothing can be deleted on a cluster that is not known any more.
    letGo(store, application);
    return;
  }
  cluster.synchronize();
  const remaining = () => ownedObjects(application, project, cluster);
  const objects = remaining();
  if (objects.some(object => object.metadata.deletionTimestamp)) {
    return;
  }
  const deletable = objects.filter(object => isDeletable(application, object));
  const isApproved = isDeletionConfirmed(application, deletionTimestamp);
  if (
    !isApproved &&
    deletable.some(object => needsConfirmation(application, object))
  ) {
    return;
  }
  const highest = Math.max(...deletable.map(waveOf));
  for (const object of deletable.filter(item => waveOf(item) === highest)) {
    cluster.client.delete(referenceOf(object), {
      propagationPolicy: finalizer.endsWith('/background')
        ? 'Background'
        : 'Foreground',
    });
  }
  if (!remaining().some(object => isDeletable(application, object))) {
    letGo(store, application);
  }
}

function ownedObjects(
  application: Application,
  project: AppProject,
  cluster: ClusterState,
): KubernetesObject[] {
  return cluster
    .trackedBy(application.metadata.name)
    .filter(object =>
      isResourcePermitted(project, cluster.identity, keyOf(object)),
    );
}

function isDeletable(
  application: Application,
  object: KubernetesObject,
): boolean {
  const { syncOptions } = application.spec.syncPolicy ?? {};
  const isSelf =
    object.kind === 'Application' &&
    object.metadata.uid === application.metadata.uid;
  return (
    !isCustomResourceDefinition(object) &&
    !isSelf &&
    syncOptionValue(object, 'Delete', syncOptions) !== 'false' &&
    annotationOf(object, 'helm.sh/resource-policy') !== 'keep'
  );
}

/** The Application's status says so; where it was never compared, the object itself does. */
function needsConfirmation(
  application: Application,
  object: KubernetesObject,
): boolean {
  const key = keyOf(object);
  const known = application.status?.resources?.find(
    resource =>
      (resource.group ?? '') === key.group &&
      resource.kind === key.kind &&
      (resource.namespace ?? '') === key.namespace &&
      resource.name === key.name,
  );
  return known
    ? known.requiresDeletionConfirmation === true
    : syncOptionValue(
        object,
        'Delete',
        application.spec.syncPolicy?.syncOptions,
      ) === 'confirm';
}

function letGo(store: ApplicationStore, application: Application): void {
  store.write(application.metadata.name, current => ({
    ...current,
    metadata: {
      ...current.metadata,
      finalizers: current.metadata.finalizers?.filter(
        finalizer => !cascading.test(finalizer),
      ),
    },
  }));
}
