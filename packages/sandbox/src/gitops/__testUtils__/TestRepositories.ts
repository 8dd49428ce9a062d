import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ForgeRepositories, PushEvent } from '../../forge/types';

/** Real bare repositories in a temporary folder, that tell of what is committed to them. */
export class TestRepositories implements ForgeRepositories {
  readonly #root = mkdtempSync(join(tmpdir(), 'socle-gitops-'));
  readonly #listeners = new Set<(event: PushEvent) => void>();
  readonly #files = new Map<string, Map<string, string>>();

  static readonly host = 'http://localhost:7017';

  url(repository: string): string {
    return `${TestRepositories.host}/${repository}.git`;
  }

  locate(url: string) {
    const [owner, name] = url
      .replace(`${TestRepositories.host}/`, '')
      .replace(/\.git$/, '')
      .split('/');
    return this.#files.has(`${owner}/${name}`)
      ? {
          owner,
          repository: name,
          directory: join(this.#root, `${owner}/${name}.git`),
        }
      : undefined;
  }

  onPush(listener: (event: PushEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Commits files to main: a text writes one, `undefined` removes it and all below it. Answers with the commit's SHA. */
  commit(
    repository: string,
    changes: Record<string, string | undefined>,
  ): string {
    const [owner, name] = repository.split('/');
    const directory = join(this.#root, `${repository}.git`);
    const files = this.#files.get(repository) ?? new Map<string, string>();
    if (!this.#files.has(repository)) {
      this.#files.set(repository, files);
      mkdirSync(directory, { recursive: true });
      this.#git(directory, ['init', '--quiet', '--bare', '-b', 'main']);
    }
    for (const [path, text] of Object.entries(changes)) {
      if (text === undefined) {
        [...files.keys()]
          .filter(file => file === path || file.startsWith(`${path}/`))
          .forEach(file => files.delete(file));
      } else {
        files.set(path, text);
      }
    }
    const before = this.#head(directory);
    this.#writeCommit(directory, files);
    const after = this.#head(directory);
    this.#listeners.forEach(listener =>
      listener({
        owner,
        repository: name,
        ref: 'refs/heads/main',
        before,
        after,
        pusher: 'hugo.lefevre',
      }),
    );
    return after;
  }

  /** Adds a symbolic link to main, which `commit` cannot write. */
  commitLink(repository: string, path: string, target: string): void {
    const directory = join(this.#root, `${repository}.git`);
    const blob = this.#git(directory, ['hash-object', '-w', '--stdin'], target);
    this.#git(directory, ['read-tree', 'main']);
    this.#git(directory, [
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${blob},${path}`,
    ]);
    this.#commitIndex(directory);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #writeCommit(directory: string, files: Map<string, string>): void {
    const tree = mkdtempSync(join(this.#root, 'tree-'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    this.#git(directory, ['--work-tree', tree, 'add', '--all']);
    this.#commitIndex(directory);
    rmSync(tree, { recursive: true });
  }

  #commitIndex(directory: string): void {
    const tree = this.#git(directory, ['write-tree']);
    const head = this.#head(directory);
    const parents = /^0+$/.test(head) ? [] : ['-p', head];
    const commit = this.#git(directory, [
      'commit-tree',
      tree,
      ...parents,
      '-m',
      'Change',
    ]);
    this.#git(directory, ['update-ref', 'refs/heads/main', commit]);
  }

  #head(directory: string): string {
    try {
      return this.#git(directory, ['rev-parse', '--verify', '--quiet', 'main']);
    } catch {
      return '0'.repeat(40);
    }
  }

  #git(directory: string, args: string[], input?: string): string {
    const identity = { NAME: 'Test', EMAIL: 'test@halle.example' };
    return execFileSync('git', ['--git-dir', directory, ...args], {
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: identity.NAME,
        GIT_AUTHOR_EMAIL: identity.EMAIL,
        GIT_COMMITTER_NAME: identity.NAME,
        GIT_COMMITTER_EMAIL: identity.EMAIL,
      },
    })
      .toString('utf8')
      .trim();
  }
}
