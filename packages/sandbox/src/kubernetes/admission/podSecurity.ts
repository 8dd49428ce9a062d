import { recordOf } from '../json';
import { Admission, ClusterContext } from '../operations/context';
import { forbidden } from '../status';
import { podSecurityFindings } from './podSecurityChecks';

const label = 'pod-security.kubernetes.io/enforce';

/** Holds Pods to the level that their namespace's label names. Source: the plugin PodSecurity. */
export function podSecurity(context: ClusterContext): Admission {
  return {
    validate({ operation, resource, subresource, namespace, object }) {
      if (
        operation === 'DELETE' ||
        resource.bucket !== 'pods' ||
        subresource !== undefined
      ) {
        return;
      }
      const labels =
        context.store.get('namespaces', namespace ?? '')?.metadata.labels ?? {};
      const level = labels[label];
      const findings = podSecurityFindings(recordOf(object.spec), level);
      if (findings.length) {
        const version = labels[`${label}-version`] ?? 'latest';
        const details = findings
          .map(({ reason, detail }) => `${reason} (${detail})`)
          .join(', ');
        throw forbidden(
          resource,
          object.metadata.name,
          `violates PodSecurity ${JSON.stringify(`${level}:${version}`)}: ${details}`,
        );
      }
    },
  };
}
