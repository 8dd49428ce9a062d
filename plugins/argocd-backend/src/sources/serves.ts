import { InstanceConfig } from '../config';

/** Whether an Argo CD is asked about what is in that namespace, and of that project. */
export function serves(
  config: Pick<
    InstanceConfig,
    'namespace' | 'applicationNamespaces' | 'projects'
  >,
  object: { namespace: string; project?: string },
): boolean {
  const { namespace, applicationNamespaces, projects } = config;
  const isHere =
    object.namespace === namespace ||
    applicationNamespaces.includes('*') ||
    applicationNamespaces.includes(object.namespace);
  return (
    isHere &&
    (!projects ||
      object.project === undefined ||
      projects.includes(object.project))
  );
}
