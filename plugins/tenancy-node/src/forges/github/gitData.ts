import { ForgeClient } from '../http/ForgeClient';
import { CommitAuthor } from '../types';
import { gitCommitSchema, shaSchema } from './githubShapes';

/** An entry of GitHub's "Create a tree": a new content, an object that is there, or, with `sha: null`, none any more. */
export type TreeEntry = { path: string; mode: string; type: 'blob' } & (
  { content: string } | { sha: string | null }
);

/**
 * Writes a commit on a parent, which is in no branch yet (docs.github.com, "REST API endpoints for Git database").
 *
 * @returns its SHA.
 */
export async function writeCommit(
  client: ForgeClient,
  options: {
    repository: readonly string[];
    parent: string;
    entries: TreeEntry[];
    message: string;
    author?: CommitAuthor;
    what: string;
    owner?: string;
  },
): Promise<string> {
  const { repository, parent, entries, message, author, what, owner } = options;
  const purpose = { what, owner };
  const git = [...repository, 'git'];
  const { tree: base } = client.read(
    await client.call('GET', [...git, 'commits', parent]),
    { status: 200, schema: gitCommitSchema, ...purpose },
  );
  const { sha: tree } = client.read(
    await client.call('POST', [...git, 'trees'], {
      body: { base_tree: base.sha, tree: entries },
    }),
    { status: 201, schema: shaSchema, ...purpose },
  );
  const { sha } = client.read(
    await client.call('POST', [...git, 'commits'], {
      body: { message, tree, parents: [parent], ...(author && { author }) },
    }),
    { status: 201, schema: shaSchema, ...purpose },
  );
  return sha;
}

/** Writes a content of any bytes. Returns git's name of it. */
export async function writeBlob(
  client: ForgeClient,
  options: {
    repository: readonly string[];
    content: Buffer;
    what: string;
    owner?: string;
  },
): Promise<string> {
  const { repository, content, what, owner } = options;
  const answer = await client.call('POST', [...repository, 'git', 'blobs'], {
    body: { content: content.toString('base64'), encoding: 'base64' },
  });
  return client.read(answer, { status: 201, schema: shaSchema, what, owner })
    .sha;
}
