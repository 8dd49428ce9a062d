import { z } from 'zod';
import { ForgeClient } from '../http/ForgeClient';
import { TreeLocation } from '../parseTreeUrl';
import { toFolderEntry } from '../treeEntries';
import { FolderEntry, TreeForge } from '../types';
import { refSchema } from './githubShapes';

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      size: z.number().optional(),
      sha: z.string(),
    }),
  ),
});

/** A branch on GitHub, read by its Git database (docs.github.com, "REST API endpoints for Git database"). */
export class GithubTree implements TreeForge {
  readonly #client: ForgeClient;
  readonly #location: TreeLocation;

  constructor(options: { client: ForgeClient; location: TreeLocation }) {
    this.#client = options.client;
    this.#location = options.location;
  }

  async head(): Promise<string> {
    const branch = this.#location.branch.split('/');
    const answer = await this.#call(['git', 'ref', 'heads', ...branch]);
    return this.#read(answer, refSchema).object.sha;
  }

  urlAt(commit: string): string {
    const { host, owner, name } = this.#location;
    return `https://${host}/${owner}/${name}/tree/${commit}`;
  }

  /** In one answer: GitHub cuts it after 100,000 entries or 7 MB. */
  async list(
    commit: string,
    options: { folder?: FolderEntry; recursive?: boolean },
  ): Promise<FolderEntry[] | undefined> {
    const { folder, recursive } = options;
    const answer = await this.#call(['git', 'trees', folder?.id ?? commit], {
      ...(recursive && { query: { recursive: '1' } }),
    });
    const { tree, truncated } = this.#read(answer, treeSchema);
    return truncated
      ? undefined
      : tree.map(entry => toFolderEntry(entry, { id: entry.sha, folder }));
  }

  async read(
    _commit: string,
    file: FolderEntry,
    limit: number,
  ): Promise<string | undefined> {
    if ((file.size ?? 0) > limit) {
      return undefined;
    }
    const answer = await this.#call(['git', 'blobs', file.id], {
      accept: 'application/vnd.github.raw+json',
    });
    if (answer.status !== 200) {
      throw this.#client.error(answer, { what: this.#what() });
    }
    return answer.text;
  }

  #read<T>(
    answer: Awaited<ReturnType<ForgeClient['call']>>,
    schema: z.ZodType<T>,
  ): T {
    return this.#client.read(answer, {
      status: 200,
      schema,
      what: this.#what(),
    });
  }

  #what(): string {
    const { owner, name } = this.#location;
    return `read the repository ${owner}/${name}`;
  }

  async #call(
    parts: readonly string[],
    options: { query?: Record<string, string>; accept?: string } = {},
  ) {
    const { owner, name } = this.#location;
    return await this.#client.call(
      'GET',
      ['repos', owner, name, ...parts],
      options,
    );
  }
}
