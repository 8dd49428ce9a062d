import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { argocdPermissions } from '@socle/plugin-argocd-common';
import {
  ApplicationResource,
  applicationResourceRef,
} from './applicationResource';
import { isApplicationOwner } from './rules';

/** Tells the permission system of the plugin's permissions, and how conditions on Applications are tried. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  /** The Application that a reference names (`instance/namespace/name`); undefined where there is none. */
  resourceOf: (reference: string) => Promise<ApplicationResource | undefined>;
}): void {
  options.permissionsRegistry.addResourceType({
    resourceRef: applicationResourceRef,
    permissions: argocdPermissions,
    rules: [isApplicationOwner],
    getResources: async references =>
      await Promise.all(references.map(options.resourceOf)),
  });
}
