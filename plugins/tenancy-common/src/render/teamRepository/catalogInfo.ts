import {
  ENVIRONMENT_LABEL,
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
  TENANT_LABEL,
} from '@socle/plugin-platform-common';
import { Tenant } from '../../tenant/types';
import { YamlDocument } from '../../yaml/printYaml';
import { EnvironmentContext } from '../types';

/** What the portal's catalog shows of a tenant: a System, and a Resource for each environment. */
export function renderCatalogInfo(
  tenant: Tenant,
  contexts: readonly EnvironmentContext[],
): YamlDocument[] {
  const { name, title, description } = tenant.metadata;
  const { owner } = tenant.spec;
  const apiVersion = 'backstage.io/v1alpha1';
  return [
    {
      value: {
        apiVersion,
        kind: 'System',
        metadata: { name, title, description },
        spec: { type: 'tenant', owner },
      },
    },
    ...contexts.map(({ environment, namespace, cluster }) => ({
      value: {
        apiVersion,
        kind: 'Resource',
        metadata: {
          name: namespace,
          title: `${title}, ${environment.name}`,
          description: `Namespace ${namespace} on ${cluster.name}`,
          annotations: {
            [KUBERNETES_NAMESPACE_ANNOTATION]: namespace,
            [KUBERNETES_CLUSTER_ANNOTATION]: cluster.name,
            [KUBERNETES_LABEL_SELECTOR_ANNOTATION]: `${TENANT_LABEL}=${name},${ENVIRONMENT_LABEL}=${environment.name}`,
          },
        },
        spec: { type: 'kubernetes-namespace', owner, system: name },
      },
    })),
  ];
}
