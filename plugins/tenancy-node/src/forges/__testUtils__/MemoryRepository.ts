import { createHash } from 'node:crypto';
import { mergeTexts } from '../../changes/mergeTexts';
import { blobName } from '../blobName';

export interface MemoryCommit {
  sha: string;
  parents: string[];
  message: string;
  author: { name: string; email: string };
  files: ReadonlyMap<string, string>;
}

export interface MemoryRequest {
  number: number;
  from: string;
  into: string;
  title: string;
  body: string;
  state: 'open' | 'merged' | 'closed';
  headCommit: string;
}

const portal = { name: 'Socle', email: 'socle@example.com' };

/** A repository as git has it, in memory, for fakes of forges: commits, branches, merges and requests. */
export class MemoryRepository {
  readonly commits = new Map<string, MemoryCommit>();
  readonly branches = new Map<string, string>();
  readonly requests: MemoryRequest[] = [];
  #made = 0;

  constructor(files: Record<string, string>) {
    const sha = this.commit({
      parents: [],
      message: 'Begin',
      files: new Map(Object.entries(files)),
    });
    this.branches.set('main', sha);
  }

  commit(commit: {
    parents: string[];
    message: string;
    files: ReadonlyMap<string, string>;
    author?: { name: string; email: string };
  }): string {
    this.#made += 1;
    const sha = createHash('sha1').update(`commit ${this.#made}`).digest('hex');
    this.commits.set(sha, { author: portal, ...commit, sha });
    return sha;
  }

  at(sha: string): MemoryCommit | undefined {
    return this.commits.get(this.branches.get(sha) ?? sha);
  }

  /** A person writes files on a branch. */
  write(branch: string, files: Record<string, string>): string {
    const head = this.at(branch);
    const sha = this.commit({
      parents: head ? [head.sha] : [],
      message: 'A person edits',
      author: { name: 'Hugo', email: 'hugo@example.com' },
      files: new Map([...(head?.files ?? []), ...Object.entries(files)]),
    });
    this.branches.set(branch, sha);
    return sha;
  }

  /** Names of a commit's files, by path; below a folder, where one is named. */
  names(sha: string, folder = ''): [string, string][] {
    const below = folder === '' ? '' : `${folder}/`;
    return [...(this.at(sha)?.files ?? [])]
      .filter(([path]) => path.startsWith(below))
      .map(([path, text]) => [path, blobName(text, 40)]);
  }

  /** A commit with all that come before it, the newest first. */
  history(sha: string): string[] {
    const seen = new Set<string>();
    const queue = [sha];
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(...(this.at(next)?.parents ?? []));
      }
    }
    return [...seen];
  }

  /** Commits that the head has and the base has not. */
  between(base: string, head: string): MemoryCommit[] {
    const known = new Set(this.history(base));
    return this.history(head)
      .filter(sha => !known.has(sha))
      .flatMap(sha => this.commits.get(sha) ?? []);
  }

  /** Merges a commit into a branch, file by file and line by line. */
  merge(
    branch: string,
    other: string,
    message: string,
  ): 'nothing' | 'conflict' | 'merged' {
    const ours = this.at(branch);
    const theirs = this.at(other);
    if (!ours || !theirs) {
      throw new Error(`There is no ${branch} or ${other}`);
    }
    const known = new Set(this.history(ours.sha));
    if (known.has(theirs.sha)) {
      return 'nothing';
    }
    const origin = this.at(
      this.history(theirs.sha).find(sha => known.has(sha)) ?? '',
    );
    const files = new Map<string, string>();
    for (const path of new Set([
      ...ours.files.keys(),
      ...theirs.files.keys(),
    ])) {
      const merged = mergeFile(
        ours.files.get(path),
        origin?.files.get(path),
        theirs.files.get(path),
      );
      if (merged === null) {
        return 'conflict';
      }
      if (merged !== undefined) {
        files.set(path, merged);
      }
    }
    const parents = [ours.sha, theirs.sha];
    this.branches.set(branch, this.commit({ parents, message, files }));
    return 'merged';
  }

  open(request: Pick<MemoryRequest, 'from' | 'into' | 'title' | 'body'>) {
    const opened: MemoryRequest = {
      ...request,
      number: this.requests.length + 1,
      state: 'open',
      headCommit: this.branches.get(request.from) ?? '',
    };
    this.requests.push(opened);
    return opened;
  }

  /** A request as it is now: open ones follow their branch. */
  read(request: MemoryRequest): MemoryRequest {
    return request.state === 'open'
      ? {
          ...request,
          headCommit: this.branches.get(request.from) ?? request.headCommit,
        }
      : request;
  }

  /** Somebody merges a request. */
  accept(number: number): void {
    const request = this.requests[number - 1];
    request.headCommit = this.branches.get(request.from) ?? '';
    if (this.merge(request.into, request.from, 'Merge') === 'conflict') {
      throw new Error(`Request ${number} has conflicts`);
    }
    request.state = 'merged';
  }
}

/** Null where both changed the same; undefined where there is no file. */
function mergeFile(
  ours: string | undefined,
  original: string | undefined,
  theirs: string | undefined,
): string | undefined | null {
  if (ours === theirs || theirs === original) {
    return ours;
  }
  if (ours === original) {
    return theirs;
  }
  return ours === undefined || original === undefined || theirs === undefined
    ? null
    : (mergeTexts({ ours, original, theirs }) ?? null);
}
