import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';
import { contextsOf } from './contexts';
import { kustomization, renderEnvironment } from './environment';
import { fileOf, rendered } from './objects';
import { renderProject } from './project';
import { renderServices } from './services';
import { RenderedFile } from './types';

/**
 * The files of `tenants/<tenant>/` that follow from its `tenant.yaml`, in the order in which people read them. The same
 * tenant and profile give the same files, to the byte, and a file changes only where what it was made from did.
 *
 * Throws `InputError` where the tenant names a cluster or a size that the profile does not have: `checkReferences` says so
 * first, with file and line.
 *
 * @public
 */
export function render(tenant: Tenant, profile: Profile): RenderedFile[] {
  const contexts = contextsOf(tenant, profile);
  const folder = `tenants/${tenant.metadata.name}/argocd`;
  return [
    {
      path: `${folder}/project.yaml`,
      content: fileOf([renderProject(tenant, profile, contexts)]),
    },
    {
      path: `${folder}/services.yaml`,
      content: rendered(renderServices(tenant, profile, contexts)),
    },
    {
      path: `${folder}/kustomization.yaml`,
      content: fileOf([kustomization(['project.yaml', 'services.yaml'])]),
    },
    ...contexts.flatMap(renderEnvironment),
  ];
}
