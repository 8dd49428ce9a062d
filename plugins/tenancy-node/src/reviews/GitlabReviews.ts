import { ChangeCheck, ChangeReview } from '@socle/plugin-tenancy-common';
import { z } from 'zod';
import { ForgeClient } from '../forges/http/ForgeClient';
import { RepositoryCalls } from '../forges/RepositoryCalls';
import { RepositoryLocation } from '../forges/types';
import { stateOf } from './stateOf';
import { ReviewForge } from './types';
import { webAddress } from './webAddress';

const mergeRequestSchema = z.object({
  state: z.string(),
  merged_at: z.string().nullish(),
  has_conflicts: z.boolean().nullish(),
  detailed_merge_status: z.string().nullish(),
  head_pipeline: z
    .object({ status: z.string(), web_url: z.string().nullish() })
    .nullish(),
});

/* docs.gitlab.com, "Pipelines API". One that waits for somebody to start it by hand does not hold a merge up. */
const states = new Map<string, ChangeCheck['state']>([
  ['success', 'passed'],
  ['skipped', 'passed'],
  ['manual', 'passed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/* While GitLab is finding out (docs.gitlab.com, "Merge requests API", merge status). */
const unsettled = ['unchecked', 'checking', 'preparing'];

/** Of a project on GitLab (docs.gitlab.com, "REST API"). */
export class GitlabReviews implements ReviewForge {
  readonly #calls: RepositoryCalls;

  constructor(options: { client: ForgeClient; location: RepositoryLocation }) {
    const { client, location } = options;
    this.#calls = new RepositoryCalls({
      client,
      location,
      root: ['projects', `${location.owner}/${location.name}`],
    });
  }

  async review({ number }: { number: number }): Promise<ChangeReview> {
    const found = await this.#calls.get(['merge_requests', String(number)], {
      schema: mergeRequestSchema,
      what: `read how request !${number} of ${this.#calls.name} stands`,
    });
    const { has_conflicts: conflicts, head_pipeline: pipeline } = found;
    const isSettled = !unsettled.includes(found.detailed_merge_status ?? '');
    return {
      /* `locked` is one that is being merged. */
      ...stateOf({
        isOpen: ['opened', 'locked'].includes(found.state),
        mergedAt: found.merged_at,
      }),
      ...(typeof conflicts === 'boolean' &&
        isSettled && { mergeable: !conflicts }),
      checks: pipeline
        ? [
            {
              name: 'pipeline',
              state: states.get(pipeline.status) ?? 'running',
              ...webAddress(pipeline.web_url),
            },
          ]
        : [],
    };
  }
}
