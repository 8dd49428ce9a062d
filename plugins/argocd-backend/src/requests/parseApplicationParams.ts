import { InputError } from '@backstage/errors';
import { isArgoName } from '@socle/plugin-argocd-common';

/** Which Application is meant. */
export interface ApplicationParams {
  instance: string;
  namespace: string;
  name: string;
}

const instancePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const namespacePattern = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * The Application that a path names as `:instance/:namespace/:name`. What no Application can be called goes no further.
 * Throws `InputError` that names the parameter.
 */
export function parseApplicationParams(
  params: Record<string, string | undefined>,
): ApplicationParams {
  const { instance = '', namespace = '', name = '' } = params;
  if (!instancePattern.test(instance)) {
    throw new InputError('instance is no name of an Argo CD');
  }
  if (!namespacePattern.test(namespace)) {
    throw new InputError('namespace is no name of a namespace');
  }
  if (!isArgoName(name)) {
    throw new InputError('name is no name of an Application');
  }
  return { instance, namespace, name };
}

/** The same of a permission's reference, `instance/namespace/name`; undefined where it names none. */
export function parseApplicationReference(
  reference: string,
): ApplicationParams | undefined {
  const [instance, namespace, name, ...rest] = reference.split('/');
  try {
    return rest.length === 0
      ? parseApplicationParams({ instance, namespace, name })
      : undefined;
  } catch {
    return undefined;
  }
}
