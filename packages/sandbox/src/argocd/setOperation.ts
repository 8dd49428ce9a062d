import { Application, Operation } from '../gitops/types';
import { ArgoCdError } from './ArgoCdError';
import { ArgoCdContext } from './context';

/** Begins an operation. Throws `FailedPrecondition` where one runs. Source: Argo CD's `SetAppOperation`. */
export function setOperation(
  { store }: ArgoCdContext,
  { metadata: { name } }: Application,
  operation: Operation,
): Application {
  if (store.application(name)?.operation) {
    throw new ArgoCdError(
      'FailedPrecondition',
      'another operation is already in progress',
    ).within('error setting app operation');
  }
  store.beginOperation(name, operation);
  const begun = store.application(name);
  if (!begun) {
    throw new ArgoCdError(
      'NotFound',
      `applications.argoproj.io "${name}" not found`,
    );
  }
  return begun;
}
