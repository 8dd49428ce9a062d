import { ChangeRequestKind } from '@socle/plugin-tenancy-common';

/** What all branches of change requests begin with. */
export const branchPrefix = 'socle/';

const kinds: readonly string[] = ['create', 'change', 'suspend', 'remove'];

/** The branch of a change: `socle/create/payments`. */
export function branchOf(kind: ChangeRequestKind, tenant: string): string {
  return `${branchPrefix}${kind}/${tenant}`;
}

/** What a branch is for; undefined for branches of other things. */
export function readBranch(
  branch: string,
): { kind: ChangeRequestKind; tenant: string } | undefined {
  const [, kind = '', tenant = ''] =
    /^socle\/([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(branch) ?? [];
  return isKind(kind) ? { kind, tenant } : undefined;
}

function isKind(kind: string): kind is ChangeRequestKind {
  return kinds.includes(kind);
}
