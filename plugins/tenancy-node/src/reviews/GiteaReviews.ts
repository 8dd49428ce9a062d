import { ChangeReview } from '@socle/plugin-tenancy-common';
import { z } from 'zod';
import { ForgeClient } from '../forges/http/ForgeClient';
import { RepositoryCalls } from '../forges/RepositoryCalls';
import { RepositoryLocation } from '../forges/types';
import { stateOf } from './stateOf';
import { ReviewForge } from './types';
import { webAddress } from './webAddress';

const pullSchema = z.object({
  state: z.string(),
  merged_at: z.string().nullish(),
  mergeable: z.boolean().nullish(),
  draft: z.boolean().nullish(),
});

const statusSchema = z.object({
  statuses: z
    .array(
      z.object({
        context: z.string(),
        status: z.string(),
        target_url: z.string().nullish(),
      }),
    )
    .nullish(),
});

/* docs.gitea.com, "API": CommitStatusState. */
const states = new Map<string, 'passed' | 'failed'>([
  ['success', 'passed'],
  ['warning', 'passed'],
  ['skipped', 'passed'],
  ['error', 'failed'],
  ['failure', 'failed'],
]);

/** Of a repository on Gitea, or on Forgejo (docs.gitea.com, "API"). */
export class GiteaReviews implements ReviewForge {
  readonly #calls: RepositoryCalls;

  constructor(options: { client: ForgeClient; location: RepositoryLocation }) {
    const { client, location } = options;
    this.#calls = new RepositoryCalls({
      client,
      location,
      root: ['repos', location.owner, location.name],
    });
  }

  async review(request: {
    number: number;
    headCommit: string;
  }): Promise<ChangeReview> {
    const what = `read how request #${request.number} of ${this.#calls.name} stands`;
    const [pull, { statuses }] = await Promise.all([
      this.#calls.get(['pulls', String(request.number)], {
        schema: pullSchema,
        what,
      }),
      this.#calls.get(['commits', request.headCommit, 'status'], {
        schema: statusSchema,
        what,
      }),
    ]);
    return {
      ...stateOf({ isOpen: pull.state === 'open', mergedAt: pull.merged_at }),
      /* It calls drafts unmergeable, too. */
      ...(typeof pull.mergeable === 'boolean' &&
        !pull.draft && { mergeable: pull.mergeable }),
      checks: (statuses ?? []).map(({ context, status, target_url: url }) => ({
        name: context,
        state: states.get(status) ?? 'running',
        ...webAddress(url),
      })),
    };
  }
}
