import { EventParams } from '@backstage/plugin-events-node';
import { z } from 'zod';

/** Topics of pushes, as the events modules of the forges publish them. */
export const pushTopics = ['gitea.push', 'github.push', 'gitlab.push'];

/* Gitea and GitHub have the address under `repository`; GitLab, whose `repository` is another, under `project`. */
const pushSchema = z.object({
  repository: z.object({ html_url: z.string().optional() }).optional(),
  project: z.object({ web_url: z.string() }).optional(),
});

/**
 * Whether a push is to the repository that `treeUrl` is of, on whichever branch. Forges take names in small and capital
 * letters for the same. Never throws on what it holds.
 */
export function concernsRepository(
  event: EventParams,
  treeUrl: string,
): boolean {
  const push = pushSchema.safeParse(event.eventPayload);
  if (!push.success) {
    return false;
  }
  const { repository, project } = push.data;
  const url = project?.web_url ?? repository?.html_url ?? '';
  return url !== '' && slashed(treeUrl).startsWith(slashed(url));
}

function slashed(url: string): string {
  return `${url.replace(/\/+$/, '')}/`.toLowerCase();
}
