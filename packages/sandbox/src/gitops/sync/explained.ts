import { ResourceResult } from '../types';
import { unknownKind } from './planTasks';

/** Says which definition is missing. Source: Argo CD's `AugmentSyncMsg`. */
export function explained(result: ResourceResult): ResourceResult {
  const { group, kind, namespace, name, message } = result;
  return message?.includes(unknownKind)
    ? {
        ...result,
        message: `The Kubernetes API could not find ${group}/${kind} for requested resource ${namespace}/${name}. Make sure the "${kind}" CRD is installed on the destination cluster.`,
      }
    : result;
}
