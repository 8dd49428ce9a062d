import { ConflictError } from '@backstage/errors';
import {
  ChangeRequestKind,
  Finding,
  Plan,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { ChangeBase, RenderedChange } from '@socle/plugin-tenancy-node';
import { judgeRemoval } from './judgeRemoval';
import { judgeTenant } from './judgeTenant';
import { OtherTenants } from './otherTenants';
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
  others: OtherTenants;
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
  const { profile } = base;
  const judged = options.wanted
    ? judgeTenant({
        text: await textOn(options, options.wanted),
        before: base.tenant,
        profile,
        others,
      })
    : {
        files: [],
        ...judgeRemoval({ tenant, text: base.tenant, profile, others }),
      };
  const { files, removed, findings, plan } = judged;
  const words = requestWords({ kind, tenant, requestedBy, plan, findings });
  return { ...words, files, removed, plan, findings };
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
  return rebaseTenant({
    kind: kind === 'suspend' ? kind : 'change',
    seen,
    wanted: wanted.tenant,
    now: base.tenant,
  });
}
