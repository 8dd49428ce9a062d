import { ScmIntegrationRegistry } from '@backstage/integration';
import { Profile, teamRepositoryUrl } from '@socle/plugin-tenancy-common';

/** Where a tenant's files are, for people and for the catalog. */
export interface TenantAddresses {
  /** `tenants/payments/tenant.yaml` of the platform's repository. */
  file: string;
  /** Where it is edited; unset where the forge has no such page. */
  edit?: string;
  /** The folder of that file, with its slash. */
  folder: string;
  /** The team's own repository. */
  repository: string;
  /** Its `catalog-info.yaml`; unset where the forge is not among the integrations. */
  catalogInfo?: string;
}

/* What a file's address begins with, after that of its repository: the branch that Argo CD follows for teams. */
const branchPaths = new Map([
  ['gitea', 'src/branch/main'],
  ['github', 'blob/main'],
  ['gitlab', '-/blob/main'],
  ['bitbucketServer', 'browse'],
  ['bitbucketCloud', 'src/main'],
]);

/** The addresses of a tenant, by the forges that Backstage's `integrations` know. */
export function tenantAddresses(options: {
  /** Of its folder, whatever it is called. */
  name: string;
  /** `platform.gitops.url` */
  treeUrl: string;
  profile: Profile;
  integrations: ScmIntegrationRegistry;
}): TenantAddresses {
  const { name, treeUrl, profile, integrations } = options;
  const base = `${treeUrl.replace(/\/+$/, '')}/`;
  const path = `tenants/${encodeURIComponent(name)}/`;
  const folder = integrations.resolveUrl({ url: path, base });
  const file = integrations.resolveUrl({ url: `${path}tenant.yaml`, base });
  const edit = integrations.resolveEditUrl(file);
  const repository = teamRepositoryUrl(name, profile).replace(/\.git$/, '');
  const branchPath = branchPaths.get(
    integrations.byUrl(repository)?.type ?? '',
  );
  return {
    file,
    ...(edit !== file && { edit }),
    folder,
    repository,
    ...(branchPath && {
      catalogInfo: `${repository}/${branchPath}/catalog-info.yaml`,
    }),
  };
}
