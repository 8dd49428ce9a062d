import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
  EntityLink,
} from '@backstage/catalog-model';
import {
  ENVIRONMENT_LABEL,
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
  TENANT_ANNOTATION,
  TENANT_LABEL,
} from '@socle/plugin-platform-common';
import {
  dashboardUidOf,
  namespaceOf,
  Profile,
  Tenant,
  TenantEnvironment,
} from '@socle/plugin-tenancy-common';
import { TenantAddresses } from './tenantAddresses';

const apiVersion = 'backstage.io/v1alpha1';

/** What the entities of a tenant are made from. */
export interface TenantEntitiesOptions {
  tenant: Tenant;
  profile: Profile;
  addresses: TenantAddresses;
  /** What a cluster that the tree names is called under `kubernetes`, where the two differ. */
  clusterNames: ReadonlyMap<string, string>;
}

/**
 * What the catalog shows of a tenant: the tenant as a `System`, each environment as a `Resource`, and a `Location` that leads
 * to what the team says of itself. Pure.
 */
export function tenantEntities(options: TenantEntitiesOptions): Entity[] {
  const { tenant } = options;
  return [
    systemOf(options),
    ...tenant.spec.environments.map(environment =>
      resourceOf(environment, options),
    ),
    ...locationOf(options),
  ];
}

function systemOf(options: TenantEntitiesOptions): Entity {
  const { tenant, profile, addresses } = options;
  const { name, title, description } = tenant.metadata;
  return {
    apiVersion,
    kind: 'System',
    metadata: {
      name,
      title,
      ...(description && { description }),
      annotations: annotationsOf(options),
      links: [
        { url: addresses.folder, title: 'What guards the tenant' },
        { url: addresses.repository, title: 'Team repository' },
        {
          url: `${trimmed(profile.spec.argocd.url)}/applications?proj=${name}`,
          title: 'Argo CD',
        },
        ...tenant.spec.environments.flatMap(environment =>
          dashboardOf(environment, `Grafana, ${environment.name}`, options),
        ),
      ],
    },
    spec: { type: 'tenant', owner: tenant.spec.owner },
  };
}

function resourceOf(
  environment: TenantEnvironment,
  options: TenantEntitiesOptions,
): Entity {
  const { tenant, clusterNames } = options;
  const { name, title } = tenant.metadata;
  const namespace = namespaceOf(name, environment.name);
  return {
    apiVersion,
    kind: 'Resource',
    metadata: {
      name: namespace,
      title: `${title}, ${environment.name}`,
      description: `Namespace ${namespace} on ${environment.cluster}`,
      annotations: {
        ...annotationsOf(options),
        [KUBERNETES_NAMESPACE_ANNOTATION]: namespace,
        [KUBERNETES_CLUSTER_ANNOTATION]:
          clusterNames.get(environment.cluster) ?? environment.cluster,
        [KUBERNETES_LABEL_SELECTOR_ANNOTATION]: `${TENANT_LABEL}=${name},${ENVIRONMENT_LABEL}=${environment.name}`,
      },
      links: dashboardOf(environment, 'Grafana', options),
    },
    spec: {
      type: 'kubernetes-namespace',
      owner: tenant.spec.owner,
      system: name,
    },
  };
}

function locationOf(options: TenantEntitiesOptions): Entity[] {
  const { tenant, addresses } = options;
  const { name, title } = tenant.metadata;
  return addresses.catalogInfo
    ? [
        {
          apiVersion,
          kind: 'Location',
          metadata: {
            /* No tenant has a dot in its name: no team's own Location is called so. */
            name: `tenant.${name}`,
            description: `What ${title} says of itself`,
            annotations: annotationsOf(options),
          },
          spec: {
            type: 'url',
            target: addresses.catalogInfo,
            presence: 'optional',
          },
        },
      ]
    : [];
}

function annotationsOf({
  tenant,
  addresses,
}: TenantEntitiesOptions): Record<string, string> {
  return {
    [ANNOTATION_LOCATION]: `url:${addresses.file}`,
    [ANNOTATION_ORIGIN_LOCATION]: `url:${addresses.file}`,
    [ANNOTATION_SOURCE_LOCATION]: `url:${addresses.folder}`,
    [ANNOTATION_VIEW_URL]: addresses.file,
    ...(addresses.edit && { [ANNOTATION_EDIT_URL]: addresses.edit }),
    [TENANT_ANNOTATION]: tenant.metadata.name,
  };
}

function dashboardOf(
  environment: TenantEnvironment,
  title: string,
  { tenant, profile }: TenantEntitiesOptions,
): EntityLink[] {
  const cluster = profile.spec.clusters.find(
    ({ name }) => name === environment.cluster,
  );
  const uid = dashboardUidOf(
    namespaceOf(tenant.metadata.name, environment.name),
  );
  return cluster
    ? [{ url: `${trimmed(cluster.telemetry.grafana.url)}/d/${uid}`, title }]
    : [];
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
