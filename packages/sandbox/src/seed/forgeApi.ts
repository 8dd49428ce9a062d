import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { Identity } from '../identities';

const pullSchema = z.object({ merged: z.boolean() });
const commentsSchema = z.array(
  z.object({ body: z.string(), user: z.object({ login: z.string() }) }),
);
const timeLimit = 30_000;

/** The forge's API (Gitea's), as one person uses it on one pull request. */
export class PullRequestApi {
  readonly #repositoryUrl: string;
  readonly #number: number;

  constructor(options: {
    forgeUrl: string;
    owner: string;
    name: string;
    number: number;
  }) {
    const { forgeUrl, owner, name, number } = options;
    this.#repositoryUrl = `${forgeUrl}/api/v1/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
    this.#number = number;
  }

  /** Writes a comment, unless the same person has written the same one. */
  async ensureComment(identity: Identity, body: string): Promise<void> {
    const path = `/issues/${this.#number}/comments`;
    const comments = commentsSchema.parse(await this.#call(identity, path));
    if (
      !comments.some(
        comment =>
          comment.user.login === identity.name && comment.body === body,
      )
    ) {
      await this.#call(identity, path, { body });
    }
  }

  /** Merges with a merge commit, unless it is merged. */
  async ensureMerged(identity: Identity): Promise<void> {
    const path = `/pulls/${this.#number}`;
    const { merged } = pullSchema.parse(await this.#call(identity, path));
    if (!merged) {
      await this.#call(identity, `${path}/merge`, { Do: 'merge' });
    }
  }

  async #call(
    identity: Identity,
    path: string,
    body?: Record<string, unknown>,
  ): Promise<unknown> {
    const response = await fetch(`${this.#repositoryUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        authorization: `token ${identity.token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimit),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}
