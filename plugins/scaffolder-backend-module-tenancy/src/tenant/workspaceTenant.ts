import { InputError } from '@backstage/errors';
import { parseTenant, Tenant } from '@socle/plugin-tenancy-common';
import { readWorkspace } from '../workspace/readWorkspace';
import { refuse } from './refuse';

/**
 * The `tenant.yaml` that a step before wrote into the workspace. What is rendered of it is rendered anew, so only the one
 * file counts; files of other tenants or of the platform are refused.
 *
 * @throws InputError where it is missing or not valid, and on files outside of the tenant's folder.
 */
export async function workspaceTenant(options: {
  workspacePath: string;
  sourcePath: string;
  tenant: string;
}): Promise<{ text: string; tenant: Tenant }> {
  const { workspacePath, sourcePath, tenant } = options;
  const files = await readWorkspace({ workspacePath, sourcePath });
  const folder = `tenants/${tenant}/`;
  const odd = files.find(({ path }) => !path.startsWith(folder));
  if (odd) {
    throw new InputError(
      `${sourcePath} in the workspace holds ${odd.path}, which is not of the tenant ${tenant}. Set sourcePath to what socle:tenant:render wrote.`,
    );
  }
  const path = `${folder}tenant.yaml`;
  const text = files.find(file => file.path === path)?.content.toString();
  if (text === undefined) {
    throw new InputError(
      `${sourcePath} in the workspace has no ${path}. Run socle:tenant:render in a step before this one.`,
    );
  }
  const parsed = parseTenant(text, path);
  if (!parsed.ok) {
    throw refuse(`${path} in the workspace is not valid`, parsed.findings);
  }
  if (parsed.value.metadata.name !== tenant) {
    throw new InputError(
      `${path} in the workspace is of the tenant ${parsed.value.metadata.name}. Give both the same name.`,
    );
  }
  return { text, tenant: parsed.value };
}
