import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { CommitAuthor } from '@socle/plugin-tenancy-node';

/** The person who runs the task, where the catalog knows a name and an address. */
export function authorOf(
  ctx: Pick<ActionContext<JsonObject>, 'user'>,
): CommitAuthor | undefined {
  const { displayName, email } = ctx.user?.entity?.spec.profile ?? {};
  return displayName && email ? { name: displayName, email } : undefined;
}
