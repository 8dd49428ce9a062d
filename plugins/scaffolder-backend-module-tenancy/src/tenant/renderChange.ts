import { ConflictError } from '@backstage/errors';
import {
  check,
  ChangeRequestKind,
  Finding,
  parseTenant,
  Plan,
  plan,
  SourceFile,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { ChangeBase, RenderedChange } from '@socle/plugin-tenancy-node';
import { judgeTenant, readProfile, renderedPaths } from './judgeTenant';
import { rebaseTenant } from './rebaseTenant';
import { requestWords } from './requestWords';

export interface RenderChangeOptions {
  base: ChangeBase;
  kind: ChangeRequestKind;
  tenant: string;
  requestedBy: string;
  /** The `tenant.yaml` as it is to be; unset for one that is to go. */
  wanted?: { text: string; tenant: Tenant };
  /** The commit at which the person saw the tenant. */
  seenAt?: string;
  /** The `tenant.yaml` files of all other tenants. */
  others: readonly SourceFile[];
}

/**
 * Renders a change on the newest base: what the person wanted of the tenant that they saw, on the tenant as it is by now.
 *
 * @throws InputError with what is wrong with the tenant.
 * @throws ConflictError where somebody else changed the same.
 */
export async function renderChange(
  options: RenderChangeOptions,
): Promise<RenderedChange & { plan: Plan; findings: Finding[] }> {
  const { base, kind, tenant, requestedBy, others } = options;
  const judged = options.wanted
    ? judgeTenant({
        text: await textOn(options, options.wanted),
        before: base.tenant,
        profile: base.profile,
        others,
      })
    : judgeRemoval(options);
  const { files, removed, findings } = judged;
  const words = requestWords({
    kind,
    tenant,
    requestedBy,
    plan: judged.plan,
    findings,
  });
  return { ...words, files, removed, plan: judged.plan, findings };
}

async function textOn(
  { base, kind, tenant, seenAt }: RenderChangeOptions,
  wanted: { text: string; tenant: Tenant },
): Promise<string> {
  if (kind === 'create') {
    return wanted.text;
  }
  const path = `tenants/${tenant}/tenant.yaml`;
  const seen = await base.read(path, seenAt);
  if (seen === undefined || base.tenant === undefined) {
    throw new ConflictError(
      `${path} was not there at ${seenAt ?? base.commit}. Look at the tenant as it is now, and start again.`,
    );
  }
  return rebaseTenant({ seen, wanted: wanted.tenant, now: base.tenant });
}

function judgeRemoval({ base, tenant, others }: RenderChangeOptions) {
  const path = `tenants/${tenant}/tenant.yaml`;
  const profileFile = { path: 'socle.yaml', content: base.profile ?? '' };
  const profile = readProfile(profileFile);
  const parsed = parseTenant(base.tenant ?? '', path);
  if (!parsed.ok) {
    throw new ConflictError(
      `${path} is not valid as it is, so what was rendered of it cannot be told. Have it mended first, and start again.`,
    );
  }
  return {
    files: [],
    removed: [path, ...renderedPaths(parsed.value, profile)],
    // Others may name the tenant that goes.
    findings: check({ files: others, profile: profileFile }).filter(
      ({ message }) => message.includes(`"${tenant}"`),
    ),
    plan: plan({
      before: parsed.value,
      profile,
      texts: { before: base.tenant },
    }),
  };
}
