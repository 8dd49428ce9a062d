import { parse } from 'yaml';
import { z } from 'zod';

const commitSchema = z
  .object({
    author: z.string(),
    committer: z.string().optional(),
    daysAgo: z.number().int().min(1),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    message: z.string().min(1),
    /**
     * Files and, with a slash at their end, folders that people write in the commit; the empty path is the whole
     * repository. What is rendered from them is not named.
     */
    paths: z.array(z.string()).min(1),
    /** Folder beside the repository's, whose files stand for the repository's own in this commit. */
    files: z.string().optional(),
    /** Texts that were others at the time. */
    earlier: z
      .array(
        z.object({ path: z.string(), is: z.string().min(1), was: z.string() }),
      )
      .optional(),
  })
  .strict();

const pullRequestSchema = z
  .object({
    branch: z.string(),
    author: z.string(),
    title: z.string(),
    body: z.string(),
    state: z.enum(['open', 'merged']),
    mergedBy: z.string().optional(),
    commits: z.array(commitSchema).min(1),
    comments: z
      .array(z.object({ author: z.string(), body: z.string() }).strict())
      .default([]),
  })
  .strict()
  .refine(pull => (pull.state === 'merged') === (pull.mergedBy !== undefined), {
    message: 'A merged pull request, and no other, says who merged it',
  });

const storySchema = z
  .object({
    description: z.string(),
    commits: z.array(commitSchema).min(1),
    pullRequests: z.array(pullRequestSchema).default([]),
  })
  .strict();

/** How a repository of the seed came to be: the content of `seed/<owner>/<repository>.yaml`. */
export type Story = z.infer<typeof storySchema>;
export type StoryCommit = z.infer<typeof commitSchema>;

/**
 * Reads a story.
 *
 * @throws Error with the file's name and what is wrong in it.
 */
export function parseStory(file: string, text: string): Story {
  const result = storySchema.safeParse(parse(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}`);
  }
  return result.data;
}
