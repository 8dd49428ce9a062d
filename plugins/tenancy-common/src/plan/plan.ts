import { priceDifference } from '../price/price';
import { Profile } from '../profile/schema';
import { formatTenant } from '../render/formatTenant';
import { render } from '../render/render';
import { RenderedFile } from '../render/types';
import { Tenant } from '../tenant/types';
import { describeChanges } from './describeChanges';
import { diffFiles } from './diffFiles';
import { ChangedFile, Plan } from './types';

/**
 * What it means to go from one state of a tenant to another: the files that change, with their hunks, what that means in
 * words, and how the price moves. Left out, `before` is a tenant that is not there yet, and `after` one that goes.
 *
 * Throws `InputError` where a state names a cluster or a size that its profile does not have, or where both are left out.
 *
 * @public
 */
export function plan(options: {
  before?: Tenant;
  after?: Tenant;
  profile: Profile;
  /** The profile of the earlier state, where it was another. */
  profileBefore?: Profile;
  /** The texts of `tenant.yaml`, for its own hunks; a tenant that is new is written as `formatTenant` does. */
  texts?: { before?: string; after?: string };
}): Plan {
  const { before, after, profile, profileBefore = profile, texts } = options;
  const changes = describeChanges({ before, after, profile, profileBefore });
  const files = diffFiles(
    filesOf(before, profileBefore, texts?.before),
    filesOf(after, profile, texts?.after ?? textOfNew(before, after)),
  );
  return {
    tenant: (after ?? before)?.metadata.name ?? '',
    files,
    changes,
    price: priceDifference({ before, after, profile, profileBefore }),
  };
}

/**
 * A plan's hunks as a unified diff, as `git apply` reads it.
 *
 * @public
 */
export function unifiedDiff(files: readonly ChangedFile[]): string {
  return files
    .map(({ path, kind, hunks }) =>
      [
        `--- ${kind === 'added' ? '/dev/null' : `a/${path}`}`,
        `+++ ${kind === 'removed' ? '/dev/null' : `b/${path}`}`,
        ...hunks.flatMap(hunk => [
          `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
          ...hunk.lines,
        ]),
        '',
      ].join('\n'),
    )
    .join('');
}

function filesOf(
  tenant: Tenant | undefined,
  profile: Profile,
  text: string | undefined,
): RenderedFile[] {
  if (!tenant) {
    return [];
  }
  const path = `tenants/${tenant.metadata.name}/tenant.yaml`;
  return [
    ...(text === undefined ? [] : [{ path, content: text }]),
    ...render(tenant, profile),
  ];
}

function textOfNew(
  before: Tenant | undefined,
  after: Tenant | undefined,
): string | undefined {
  return after && !before ? formatTenant(after) : undefined;
}
