import { setTimeout as sleep } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { ForgeClient } from '../http/ForgeClient';
import { mergeRequestSchema, mergeRequestsSchema } from './gitlabShapes';

/** GitLab finds out in its own time whether a request can be merged. */
const mostLooks = 20;
/** Milliseconds. */
const betweenLooks = 500;

/**
 * Merges one branch into another by a merge request of its own: GitLab's API has no merge of branches, and its rebase of a
 * request rewrites the commits of people.
 */
export async function mergeByRequest(
  client: ForgeClient,
  options: {
    project: readonly string[];
    from: string;
    into: string;
    what: string;
  },
): Promise<void> {
  const { project, from, into, what } = options;
  const requests = [...project, 'merge_requests'];
  const query = { state: 'opened', source_branch: from, target_branch: into };
  // One that is open was left behind by an earlier try.
  const [left] = client.read(await client.call('GET', requests, { query }), {
    status: 200,
    schema: mergeRequestsSchema,
    what,
  });
  const opened =
    left ??
    client.read(
      await client.call('POST', requests, {
        body: {
          source_branch: from,
          target_branch: into,
          title: `Merge branch '${from}' into ${into}`,
          description: `Brings the request of ${into} up to date.`,
          remove_source_branch: false,
        },
      }),
      { status: 201, schema: mergeRequestSchema, what },
    );
  const request = [...requests, String(opened.iid)];
  try {
    await requireMergeable(client, request, what);
    const answer = await client.call('PUT', [...request, 'merge'], {
      body: { should_remove_source_branch: false, squash: false },
    });
    client.read(answer, { status: 200, schema: z.unknown(), what });
  } catch (error) {
    await client.call('PUT', request, { body: { state_event: 'close' } });
    throw error;
  }
}

async function requireMergeable(
  client: ForgeClient,
  request: string[],
  what: string,
): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    const { detailed_merge_status: status } = client.read(
      await client.call('GET', request),
      { status: 200, schema: mergeRequestSchema, what },
    );
    if (status === 'conflict') {
      throw new ConflictError(
        `${client.host} cannot ${what}: both changed the same lines.`,
      );
    }
    if (!['unchecked', 'checking', 'preparing'].includes(status ?? '')) {
      return;
    }
    await sleep(betweenLooks);
  }
}
