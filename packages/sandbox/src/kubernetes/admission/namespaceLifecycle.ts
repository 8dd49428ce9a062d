import { Admission, ClusterContext } from '../operations/context';
import { StatusError, forbidden, notFound } from '../status';

const undeletable = ['default', 'kube-system', 'kube-public'];
/** What may be created in a namespace that is being deleted. Source: the plugin NamespaceLifecycle. */
const reviews = new Set(['LocalSubjectAccessReview']);

/** Nothing is created in a namespace that is not there or is going, and some namespaces stay. */
export function namespaceLifecycle(context: ClusterContext): Admission {
  return {
    mutate({ operation, resource, namespace, name, subresource }) {
      if (operation !== 'CREATE' || !namespace || reviews.has(resource.kind)) {
        return;
      }
      const found = context.store.get('namespaces', namespace);
      if (!found) {
        throw notFound({ group: '', plural: 'namespaces' }, namespace);
      }
      if (found.metadata.deletionTimestamp && !subresource) {
        throw forbidden(
          resource,
          name,
          `unable to create new content in namespace ${namespace} because it is being terminated`,
          [
            {
              reason: 'NamespaceTerminating',
              message: `namespace ${namespace} is being terminated`,
              field: 'metadata.namespace',
            },
          ],
        );
      }
    },
    validate({ operation, resource, name }) {
      if (
        operation === 'DELETE' &&
        resource.bucket === 'namespaces' &&
        undeletable.includes(name)
      ) {
        throw new StatusError({
          code: 403,
          reason: 'Forbidden',
          message: `namespaces "${name}" is forbidden: this namespace may not be deleted`,
          details: { name, kind: 'namespaces' },
        });
      }
    },
  };
}
