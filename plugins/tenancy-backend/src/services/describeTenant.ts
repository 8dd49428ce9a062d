import {
  dashboardUidOf,
  describeNetwork,
  documentOf,
  EnvironmentState,
  namespaceOf,
  ownerBudget,
  OwnerBudget,
  price,
  Profile,
  teamRepositoryUrl,
  Tenant,
  TenantDetails,
  TenantEnvironmentDetails,
  TenantLink,
  TenantMembers,
} from '@socle/plugin-tenancy-common';
import { TenantRights } from './TenantAccess';
import { DirectoryEntry, DirectorySnapshot } from './TenantDirectory';

/** A tenant's page, from what is known of it. */
export function describeTenant(options: {
  entry: DirectoryEntry;
  directory: DirectorySnapshot;
  rights: TenantRights;
  states: readonly EnvironmentState[];
  members: TenantMembers;
  /** The root of the platform's tree on the forge. */
  treeUrl: string | undefined;
}): TenantDetails {
  const { entry, directory, rights, states, members, treeUrl } = options;
  const { known, summary, resource } = entry;
  const profile = directory.registry.profile?.value;
  const document = documentOf(known);
  const tenant = document?.tenant;
  const budget =
    tenant && profile
      ? readableBudget({ owner: tenant.spec.owner, directory, profile, rights })
      : undefined;
  return {
    ...summary,
    entityRef: `system:default/${known.name}`,
    ...(tenant && { tenant }),
    ...(document && { text: document.text }),
    environments: environmentsOf({ entry, tenant, profile, states }),
    ...(budget && { budget }),
    members,
    network: tenant ? describeNetwork(tenant) : [],
    findings: document?.findings ?? [],
    links: linksOf({ entry, tenant, profile, treeUrl }),
    may: { update: rights.update(resource), delete: rights.delete(resource) },
    status: directory.registry.status,
    requestsStatus: directory.requestsStatus,
  };
}

/** An owner's budget, for those who may read all that it is spent on. */
export function readableBudget(options: {
  owner: string;
  directory: DirectorySnapshot;
  profile: Profile;
  rights: TenantRights;
  /** A tenant that is left out: it is about to change. */
  except?: string;
}): OwnerBudget | undefined {
  const { owner, directory, profile, rights, except } = options;
  const theirs = [...directory.entries.values()].filter(
    ({ resource }) => resource.owner === owner && resource.name !== except,
  );
  return theirs.every(({ resource }) => rights.inspect(resource))
    ? ownerBudget({ owner, profile, tenants: theirs.map(({ known }) => known) })
    : undefined;
}

function environmentsOf(options: {
  entry: DirectoryEntry;
  tenant: Tenant | undefined;
  profile: Profile | undefined;
  states: readonly EnvironmentState[];
}): TenantEnvironmentDetails[] {
  const { entry, tenant, profile, states } = options;
  const priced =
    tenant && profile && entry.summary.price
      ? price(tenant, profile)
      : undefined;
  return entry.summary.environments.map(summary => {
    const { name } = summary;
    const asked = tenant?.spec.environments.find(one => one.name === name);
    const state = states.find(one => one.name === name);
    const cost = priced?.environments.find(one => one.name === name);
    return {
      ...summary,
      exposed: asked?.exposed ?? [],
      ...(state && { state }),
      ...(cost && { price: cost }),
      ...(asked?.expires && { expires: asked.expires }),
    };
  });
}

function linksOf(options: {
  entry: DirectoryEntry;
  tenant: Tenant | undefined;
  profile: Profile | undefined;
  treeUrl: string | undefined;
}): TenantLink[] {
  const { entry, tenant, profile, treeUrl } = options;
  const { name, merged } = entry.known;
  /* Nothing of a tenant that is only requested is there yet. */
  if (!merged) {
    return [];
  }
  return [
    ...(treeUrl
      ? [{ kind: 'gitops' as const, url: `${treeUrl}/tenants/${name}` }]
      : []),
    ...(profile ? pagesOf(name, profile) : []),
    ...(tenant && profile ? dashboardsOf(tenant, profile) : []),
  ];
}

function dashboardsOf(
  { metadata, spec }: Tenant,
  profile: Profile,
): TenantLink[] {
  return spec.environments.flatMap(({ name, cluster }) => {
    const grafana = profile.spec.clusters.find(one => one.name === cluster)
      ?.telemetry.grafana;
    const uid = dashboardUidOf(namespaceOf(metadata.name, name));
    return grafana
      ? [
          {
            kind: 'grafana',
            url: `${grafana.url.replace(/\/+$/, '')}/d/${uid}`,
            environment: name,
          },
        ]
      : [];
  });
}

function pagesOf(name: string, profile: Profile): TenantLink[] {
  const repository = teamRepositoryUrl(name, profile).replace(/\.git$/, '');
  const argocd = profile.spec.argocd.url.replace(/\/+$/, '');
  return [
    /* What is written for git alone is no page. */
    ...(/^https?:/.test(repository)
      ? [{ kind: 'repository' as const, url: repository }]
      : []),
    { kind: 'argocd', url: `${argocd}/applications?proj=${name}` },
  ];
}
