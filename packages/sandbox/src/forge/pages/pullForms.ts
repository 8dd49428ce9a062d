import { z } from 'zod';
import { createComment } from '../comments';
import { ForgeError, unprocessable } from '../errors';
import { mergePullRequest } from '../mergePullRequest';
import { PullRequestRecord } from '../records';
import { isDraft } from '../shapes/pullRequests';
import { RepositoryFormCall } from './calls';
import { repositoryPath } from './layout';
import { pullOf } from './pull';

const mergeSchema = z.object({
  do: z.enum(['merge', 'squash', 'rebase', 'fast-forward-only']),
  head_commit_id: z.string(),
  delete_branch: z.literal('yes').optional(),
});
const stateSchema = z.object({ state: z.enum(['open', 'closed']) });
const commentSchema = z.object({ body: z.string().trim().min(1).max(65_536) });

/** Merges what the reviewer saw; a head that moved meanwhile is refused. */
export async function mergeForm(call: RepositoryFormCall): Promise<void> {
  const { repository, services, viewer } = call;
  const pull = pullOf(call);
  const wanted = parseForm(mergeSchema, call);
  if (isDraft(pull)) {
    throw new ForgeError(405, 'Its title marks it as unfinished.');
  }
  try {
    await mergePullRequest(services, repository, pull.number, viewer, {
      style: wanted.do,
      expectedHead: wanted.head_commit_id,
      deleteBranch: wanted.delete_branch === 'yes',
      describes: true,
    });
  } catch (error) {
    if (error instanceof ForgeError && error.status === 409) {
      throw new ForgeError(
        409,
        'Something was pushed meanwhile. Look at it again before you merge.',
      );
    }
    throw error;
  }
  backTo(call, pull);
}

/** Closes, or opens again. */
export async function stateForm(call: RepositoryFormCall): Promise<void> {
  const { repository, services, viewer, writes } = call;
  const pull = pullOf(call);
  const { state } = parseForm(stateSchema, call);
  await services.pullRequests.edit(
    repository,
    pull.number,
    { state },
    { identity: viewer, mayWrite: writes },
  );
  backTo(call, pull);
}

/** Adds a comment. */
export async function commentForm(call: RepositoryFormCall): Promise<void> {
  const { repository, services, viewer } = call;
  const pull = pullOf(call);
  const { body } = parseForm(commentSchema, call);
  const comment = await createComment(repository, {
    number: pull.number,
    author: viewer.name,
    body: body.replaceAll('\r\n', '\n'),
    now: services.now(),
  });
  backTo(call, pull, `#issuecomment-${comment.id}`);
}

function parseForm<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  { request }: RepositoryFormCall,
): T {
  const result = schema.safeParse(request.body);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw unprocessable(`The form's ${issue.path.join('.')} does not fit.`);
  }
  return result.data;
}

function backTo(
  { response, repository }: RepositoryFormCall,
  pull: PullRequestRecord,
  fragment = '',
): void {
  response.redirect(
    303,
    `${repositoryPath(repository)}/pulls/${pull.number}${fragment}`,
  );
}
