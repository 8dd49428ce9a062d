import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { YamlMap } from '@socle/plugin-platform-common/documents';
import { Profile } from '../profile/schema';
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
        ...podSecurityLabels(context.profile),
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

/** What the cluster says of a pod that breaks the restricted standard is what checks say of it: the guardrail `privileged`. */
function podSecurityLabels({ spec }: Profile): YamlMap {
  const answer = spec.guardrails.privileged;
  return {
    'pod-security.kubernetes.io/enforce':
      answer === 'deny' ? 'restricted' : 'privileged',
    ...(answer !== 'allow' && {
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    }),
  };
}
