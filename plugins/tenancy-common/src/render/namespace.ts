import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { YamlMap } from '@socle/plugin-platform-common/documents';
import { EnvironmentContext } from './types';

/** The namespace: whose it is, what its pods may be (Pod Security), and that its removal waits for a person. */
export function renderNamespace(context: EnvironmentContext): YamlMap {
  const { tenant, name, environment, namespace, suspended, flavour } = context;
  const { owner, costCenter } = tenant.spec;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        [TENANT_LABEL]: name,
        [ENVIRONMENT_LABEL]: environment.name,
        'socle.dev/owner': owner.slice(owner.indexOf('/') + 1),
        'socle.dev/cost-centre': costCenter,
        ...(suspended && { 'socle.dev/suspended': 'true' }),
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
        ...flavour.namespaceLabels(context),
      },
      annotations: {
        'socle.dev/owner': owner,
        ...(environment.expires && {
          'socle.dev/expires': environment.expires,
        }),
        ...flavour.namespaceAnnotations(context),
        'argocd.argoproj.io/sync-wave': '-10',
        'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
      },
    },
  };
}
