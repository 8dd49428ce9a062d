import { z } from 'zod';
import { ForgeClient } from '../http/ForgeClient';
import { TreeLocation } from '../parseTreeUrl';
import { mostTreePages, toFolderEntry } from '../treeEntries';
import { FolderEntry, TreeForge } from '../types';
import { branchSchema } from './giteaShapes';

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      size: z.number(),
      sha: z.string(),
    }),
  ),
});

const blobSchema = z.object({
  content: z.string(),
  encoding: z.literal('base64'),
});

/** Entries on a page, as many as Gitea gives by default at most (`DEFAULT_GIT_TREES_PER_PAGE`). */
const treePage = '1000';

/** A branch on Gitea, or on Forgejo, read by its "git data" routes. */
export class GiteaTree implements TreeForge {
  readonly #client: ForgeClient;
  readonly #baseUrl: string;
  readonly #location: TreeLocation;

  constructor(options: {
    client: ForgeClient;
    /** Where people read the forge. */
    baseUrl: string;
    location: TreeLocation;
  }) {
    this.#client = options.client;
    this.#baseUrl = options.baseUrl;
    this.#location = options.location;
  }

  async head(): Promise<string> {
    const { commit } = await this.#get(
      ['branches', this.#location.branch],
      branchSchema,
    );
    return commit.id;
  }

  urlAt(commit: string): string {
    const { owner, name } = this.#location;
    return `${this.#baseUrl}/${owner}/${name}/src/commit/${commit}`;
  }

  async list(
    commit: string,
    options: { folder?: FolderEntry; recursive?: boolean },
  ): Promise<FolderEntry[] | undefined> {
    const { folder, recursive = false } = options;
    const found: FolderEntry[] = [];
    for (let page = 1; page <= mostTreePages; page += 1) {
      const { tree, truncated } = await this.#get(
        ['git', 'trees', folder?.id ?? commit],
        treeSchema,
        {
          recursive: String(recursive),
          page: String(page),
          per_page: treePage,
        },
      );
      found.push(
        ...tree.map(entry => toFolderEntry(entry, { id: entry.sha, folder })),
      );
      if (!truncated) {
        return found;
      }
    }
    return undefined;
  }

  async read(
    _commit: string,
    file: FolderEntry,
    limit: number,
  ): Promise<string | undefined> {
    if ((file.size ?? 0) > limit) {
      return undefined;
    }
    const { content } = await this.#get(['git', 'blobs', file.id], blobSchema);
    return Buffer.from(content, 'base64').toString('utf8');
  }

  async #get<T>(
    parts: readonly string[],
    schema: z.ZodType<T>,
    query?: Record<string, string>,
  ): Promise<T> {
    const { owner, name } = this.#location;
    const answer = await this.#client.call(
      'GET',
      ['repos', owner, name, ...parts],
      { query },
    );
    const what = `read the repository ${owner}/${name}`;
    return this.#client.read(answer, { status: 200, schema, what });
  }
}
