import { KubernetesObject } from '../../kubernetes/types';
import { equalJson, groupOf } from '../objects';
import { Application, isAutomated } from '../types';

/** Whether a revision may mean another commit after a ref has moved. */
export function follows(revision: string | undefined, ref: string): boolean {
  return (
    !revision ||
    revision === 'HEAD' ||
    [revision, `refs/heads/${revision}`, `refs/tags/${revision}`].includes(ref)
  );
}

/** Whether automated sync, or its self-heal, was switched on. */
export function isNewlyAutomated(
  before: Application | undefined,
  after: Application,
): boolean {
  const heals = (application: Application | undefined) =>
    application?.spec.syncPolicy?.automated?.selfHeal === true;
  return (
    before !== undefined &&
    ((isAutomated(after.spec) && !isAutomated(before.spec)) ||
      (heals(after) && !heals(before)))
  );
}

/**
 * Whether a change of a managed object can change what its Application says. The status of an Application never does,
 * as Argo CD has no health check for it.
 */
export function isWorthALook(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
): boolean {
  if (!before) {
    return true;
  }
  const relevant = (object: KubernetesObject) => {
    const {
      resourceVersion: _,
      managedFields: __,
      generation: ___,
      ...metadata
    } = object.metadata;
    const isApplication =
      object.kind === 'Application' &&
      groupOf(object.apiVersion) === 'argoproj.io';
    const { status, operation, ...rest } = object;
    return {
      ...rest,
      metadata,
      ...(!isApplication && { status }),
    };
  };
  return !equalJson(relevant(before), relevant(after));
}
