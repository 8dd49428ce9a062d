import { EventParams } from '@backstage/plugin-events-node';
import { z } from 'zod';

/** Topics of pushes, as the events modules of the forges publish them. */
export const pushTopics = ['gitea.push', 'github.push', 'gitlab.push'];

/* Gitea and GitHub say `repository`, GitLab says `project`. */
const pushSchema = z.object({
  repository: z.object({ html_url: z.string() }).optional(),
  project: z.object({ web_url: z.string() }).optional(),
});

/** Whether a push is to the repository that `treeUrl` is of, on whichever branch. Never throws on what it holds. */
export function concernsRepository(
  event: EventParams,
  treeUrl: string,
): boolean {
  const push = pushSchema.safeParse(event.eventPayload);
  if (!push.success) {
    return false;
  }
  const { repository, project } = push.data;
  const url = (project?.web_url ?? repository?.html_url)?.replace(/\/+$/, '');
  return url !== undefined && url !== '' && `${treeUrl}/`.startsWith(`${url}/`);
}
