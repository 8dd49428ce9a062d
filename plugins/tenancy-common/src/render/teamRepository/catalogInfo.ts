import { TENANT_ANNOTATION } from '@socle/plugin-platform-common';
import { YamlDocument } from '@socle/plugin-platform-common/documents';
import { Tenant } from '../../tenant/types';

/**
 * Where the portal's catalog begins with what the team says of itself. The tenant and its environments are not in it: they
 * come from the platform's repository, whatever a team writes.
 */
export function renderCatalogInfo(tenant: Tenant): YamlDocument[] {
  const { name, title } = tenant.metadata;
  return [
    {
      comment:
        'One target for each service: the catalog-info.yaml of its repository.',
      value: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Location',
        metadata: {
          name: `${name}-services`,
          description: `The services of ${title}`,
          annotations: { [TENANT_ANNOTATION]: name },
        },
        spec: { type: 'url', targets: [] },
      },
    },
  ];
}
