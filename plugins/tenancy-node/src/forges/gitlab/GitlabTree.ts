import { z } from 'zod';
import { ForgeAnswer, ForgeClient } from '../http/ForgeClient';
import { TreeLocation } from '../parseTreeUrl';
import { mostTreePages, toFolderEntry } from '../treeEntries';
import { FolderEntry, TreeForge } from '../types';
import { branchSchema } from './gitlabShapes';

const treeSchema = z.array(
  z.object({
    id: z.string(),
    path: z.string(),
    type: z.string(),
    mode: z.string(),
  }),
);

/** A branch on GitLab (docs.gitlab.com, "Repositories API"). */
export class GitlabTree implements TreeForge {
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
    const { branch } = this.#location;
    const answer = await this.#call('GET', ['branches', branch]);
    return this.#read(answer, branchSchema).commit.id;
  }

  urlAt(commit: string): string {
    return `${this.#baseUrl}/${this.#name()}/-/tree/${commit}`;
  }

  async list(
    commit: string,
    options: { folder?: FolderEntry; recursive?: boolean },
  ): Promise<FolderEntry[] | undefined> {
    const { folder, recursive = false } = options;
    const found: FolderEntry[] = [];
    const seen = new Set<string>();
    for (
      let next: NextPage | undefined = {};
      next && seen.size < mostTreePages;
    ) {
      const answer: ForgeAnswer = await this.#call('GET', ['tree'], {
        ref: commit,
        recursive: String(recursive),
        pagination: 'keyset',
        per_page: '100',
        ...(folder && { path: folder.path }),
        ...next,
      });
      found.push(
        ...this.#read(answer, treeSchema).map(entry =>
          toFolderEntry(entry, { id: entry.id }),
        ),
      );
      next = nextPage(answer);
      if (!next) {
        return found;
      }
      const place = JSON.stringify(next);
      /* Tokens of older releases are names of contents, of which two files may have the same. */
      if (seen.has(place)) {
        return undefined;
      }
      seen.add(place);
    }
    return undefined;
  }

  async read(
    commit: string,
    file: FolderEntry,
    limit: number,
  ): Promise<string | undefined> {
    const told = await this.#call('HEAD', ['files', file.path], {
      ref: commit,
    });
    this.#require(told);
    if (Number(told.headers.get('x-gitlab-size') ?? 0) > limit) {
      return undefined;
    }
    const answer = await this.#call('GET', ['blobs', file.id, 'raw']);
    this.#require(answer);
    return answer.text;
  }

  #name(): string {
    return `${this.#location.owner}/${this.#location.name}`;
  }

  #read<T>(answer: ForgeAnswer, schema: z.ZodType<T>): T {
    const what = `read the repository ${this.#name()}`;
    return this.#client.read(answer, { status: 200, schema, what });
  }

  #require(answer: ForgeAnswer): void {
    if (answer.status !== 200) {
      const what = `read the repository ${this.#name()}`;
      throw this.#client.error(answer, { what });
    }
  }

  async #call(
    method: 'GET' | 'HEAD',
    parts: readonly string[],
    query?: Record<string, string>,
  ): Promise<ForgeAnswer> {
    return await this.#client.call(
      method,
      ['projects', this.#name(), 'repository', ...parts],
      { query, accept: parts.at(-1) === 'raw' ? '*/*' : undefined },
    );
  }
}

type NextPage = { page_token?: string; page?: string };

/**
 * Where the next page begins, from `Link: <…&page_token=…>; rel="next"`; undefined after the last. Releases that have no
 * tokens for trees number their pages.
 */
function nextPage({ headers }: ForgeAnswer): NextPage | undefined {
  const [, address] =
    /<([^<>]*)>\s*;\s*rel="?next"?/.exec(headers.get('link') ?? '') ?? [];
  const query =
    address && URL.canParse(address)
      ? new URL(address).searchParams
      : new URLSearchParams();
  const token = query.get('page_token');
  const page = query.get('page') || headers.get('x-next-page');
  if (token) {
    return { page_token: token };
  }
  return page ? { page } : undefined;
}
