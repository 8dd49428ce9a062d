import { Profile } from '../../../profile/schema';
import {
  isBeginning,
  renderPlatform,
} from '../../../render/platform/renderPlatform';
import { render } from '../../../render/render';
import { RenderedFile } from '../../../render/types';
import { checkReferences } from '../../../tenant/references';
import { Tenant } from '../../../tenant/types';
import { Read, TenantFolder, Workspace } from '../../tree/workspace';
import { wholeFile } from '../../tree/source';
import { Problem, Rule } from '../../types';
import { compareFolders } from './compareFolders';

/** What is rendered follows from its `tenant.yaml` and `socle.yaml`. */
export const drift: Rule = {
  id: 'drift',
  title: 'Rendered files are as rendered',
  description:
    'What guards a tenant is rendered from its `tenant.yaml`, and `bootstrap/` and CODEOWNERS from `socle.yaml`. A change made by hand there says something that the reviewed file does not, and is lost with the next rendering. So each of these files is compared, byte for byte, with what is rendered from the tenant and the profile as they are now: one that is missing, that differs, or that nothing renders is told, as is a whole environment that its `tenant.yaml` no longer has. `platform/` is for people to add to, and is not compared.',
  severity: 'error',
  check: workspace => [
    ...workspace.tenants.flatMap(folder => driftOfTenant(folder, workspace)),
    ...driftOfPlatforms(workspace),
  ],
};

function driftOfTenant(folder: TenantFolder, workspace: Workspace): Problem[] {
  const { tenant, files } = folder;
  if (!tenant) {
    return folder.hasTenant ? [] : withoutTenant(folder);
  }
  const root = rootOf(folder);
  const isWhole = workspace.platforms.some(
    platform => platform.whole && platform.root === root,
  );
  const rendered = renderOf(tenant, workspace.profile);
  // Who looks at a tenant.yaml alone has left out what is rendered from it.
  if (!rendered || (files.size === 0 && !isWhole)) {
    return [];
  }
  const { name } = tenant.value.metadata;
  const command = `"socle render tenants/${name}/tenant.yaml --profile socle.yaml --out ."`;
  const prefix = `tenants/${name}/`.length;
  return compareFolders({
    root: folder.folder,
    is: files,
    should: new Map(
      rendered.map(({ path, content }) => [path.slice(prefix), content]),
    ),
    remedyOf: {
      changed: `Run ${command}. Where the change is meant, make it in tenant.yaml first.`,
      missing: `Run ${command}.`,
      extra:
        "Remove it. What is the team's own belongs in the team's repository.",
      extraFolder:
        'Remove the folder, or bring its environment back to tenant.yaml.',
    },
    missingFolder: inner => {
      const index = tenant.value.spec.environments.findIndex(
        environment => `${environment.name}/` === inner,
      );
      return index < 0
        ? {
            source: tenant.source,
            message: `Nothing of ${folder.folder}${inner} is rendered.`,
          }
        : {
            source: tenant.source,
            path: ['spec', 'environments', index],
            message: `Nothing of the environment ${tenant.value.spec.environments[index].name} is rendered.`,
          };
    },
  });
}

/** What is left of a tenant whose `tenant.yaml` is gone is still applied, by the ApplicationSets over the folders. */
function withoutTenant({ folder, files }: TenantFolder): Problem[] {
  const [first] = [...files.keys()].sort();
  return first === undefined
    ? []
    : [
        {
          source: wholeFile(`${folder}${first}`),
          line: 1,
          message: `${folder} has no tenant.yaml, and what is in it is applied all the same.`,
          remedy: 'Bring tenant.yaml back, or remove the whole folder.',
        },
      ];
}

function driftOfPlatforms({ platforms, profile }: Workspace): Problem[] {
  if (!profile) {
    return [];
  }
  const command = '"socle render-platform --profile socle.yaml --out ."';
  return platforms
    .filter(({ whole }) => whole)
    .flatMap(({ root, bootstrap }) =>
      compareFolders({
        root,
        is: bootstrap,
        should: new Map(
          renderPlatform(profile.value)
            .filter(({ path }) => !isBeginning(path))
            .map(({ path, content }) => [path, content]),
        ),
        remedyOf: {
          changed: `Run ${command}. Where the change is meant, make it in socle.yaml first.`,
          missing: `Run ${command}.`,
          extra: 'Remove it. Add-ons belong in platform/.',
          extraFolder: 'Remove the folder. Add-ons belong in platform/.',
        },
        missingFolder: inner => ({
          source: profile.source,
          message: `Nothing of ${inner} is rendered.`,
        }),
      }),
    );
}

function renderOf(
  tenant: Read<Tenant>,
  profile: Read<Profile> | undefined,
): RenderedFile[] | undefined {
  if (!profile) {
    return undefined;
  }
  const { file, locate } = tenant.source;
  const faults = checkReferences({
    tenant: tenant.value,
    profile: profile.value,
    file,
    locate,
  });
  return faults.length > 0 ? undefined : render(tenant.value, profile.value);
}

/** The folder of the platform's repository, with its slash. */
function rootOf({ folder, name }: TenantFolder): string {
  return folder.slice(0, -`tenants/${name}/`.length);
}
