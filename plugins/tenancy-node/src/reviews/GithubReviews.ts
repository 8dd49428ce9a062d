import { ChangeCheck, ChangeReview } from '@socle/plugin-tenancy-common';
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
  /* Null while GitHub is finding out. */
  mergeable: z.boolean().nullish(),
});

const statusSchema = z.object({
  statuses: z.array(
    z.object({
      context: z.string(),
      state: z.string(),
      target_url: z.string().nullish(),
    }),
  ),
});

const runsSchema = z.object({
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.string().nullish(),
      html_url: z.string().nullish(),
    }),
  ),
});

/* docs.github.com, "REST API endpoints for commit statuses" and "for check runs". */
const states = new Map<string, ChangeCheck['state']>([
  ['success', 'passed'],
  ['neutral', 'passed'],
  ['skipped', 'passed'],
  ['error', 'failed'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'failed'],
  ['action_required', 'failed'],
  ['stale', 'failed'],
]);

/** Of a repository on GitHub, or on GitHub Enterprise Server (docs.github.com, "REST API"). */
export class GithubReviews implements ReviewForge {
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
    const { number, headCommit } = request;
    const what = `read how request #${number} of ${this.#calls.name} stands`;
    const [pull, { statuses }, runs] = await Promise.all([
      this.#calls.get(['pulls', String(number)], { schema: pullSchema, what }),
      this.#calls.get(['commits', headCommit, 'status'], {
        schema: statusSchema,
        what,
      }),
      this.#calls.call('GET', ['commits', headCommit, 'check-runs']),
    ]);
    const { state: own, merged_at: mergedAt, mergeable } = pull;
    return {
      ...stateOf({ isOpen: own === 'open', mergedAt }),
      ...(typeof mergeable === 'boolean' && { mergeable }),
      checks: [
        ...statuses.map(({ context, state, target_url: url }) => ({
          name: context,
          state: states.get(state) ?? 'running',
          ...webAddress(url),
        })),
        /* Accounts that may not read check runs see the statuses only. */
        ...(runs.status === 403 || runs.status === 404
          ? []
          : this.#calls
              .read(runs, 200, runsSchema, what)
              .check_runs.map(
                ({ name, status, conclusion, html_url: url }) => ({
                  name,
                  state:
                    (status === 'completed' && states.get(conclusion ?? '')) ||
                    'running',
                  ...webAddress(url),
                }),
              )),
      ],
    };
  }
}
