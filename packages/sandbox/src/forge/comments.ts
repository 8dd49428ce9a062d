import { CommentRecord } from './records';
import { Repository } from './repository';

/** Adds a comment to a pull request. The caller has checked that there is one of this number. */
export async function createComment(
  repository: Repository,
  options: { number: number; author: string; body: string; now: Date },
): Promise<CommentRecord> {
  const { number, author, body } = options;
  const now = options.now.toISOString();
  return await repository.change(draft => {
    const comment: CommentRecord = {
      id: draft.nextId,
      number,
      author,
      body,
      createdAt: now,
      updatedAt: now,
    };
    draft.nextId += 1;
    draft.comments.push(comment);
    const pull = draft.pullRequests.find(item => item.number === number);
    if (pull) {
      pull.updatedAt = now;
    }
    return comment;
  });
}
