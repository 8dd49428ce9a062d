import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The routes of Gitea that a tree is read by, over a real git repository. */
export interface BenchForge {
  url: string;
  host: string;
  /** Puts files on the branch by one commit. */
  commit(files: Iterable<{ path: string; content: string }>): Promise<void>;
  /** Packs the repository as a forge does when it is read, and throws the pack away. Returns its size, in bytes. */
  pack(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts it, with a repository `platform/gitops` without a commit. */
export async function startBenchForge(): Promise<BenchForge> {
  const folder = await mkdtemp(path.join(tmpdir(), 'socle-bench-forge-'));
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...words], {
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
    }).trim();
  git('init', '--bare', '--quiet');
  const archive = () =>
    spawn(
      'git',
      ['-C', folder, 'archive', '--format=tar.gz', '--prefix=gitops/', 'main'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const route = pathname.replace('/api/v1/repos/platform/gitops/', '');
    if (/^archive\/(?:main|[0-9a-f]{40})\.tar\.gz$/.test(route)) {
      pipeline(archive().stdout, response).catch(() => response.destroy());
      return;
    }
    const answer = answerOf(git, route, searchParams);
    response
      .writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  let commits = 0;
  return {
    host,
    url: `http://${host}`,
    async commit(files) {
      const parent = commits > 0 ? 'from refs/heads/main^0\n' : '';
      commits += 1;
      const importing = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {
        stdio: ['pipe', 'ignore', 'inherit'],
      });
      const ended = once(importing, 'close');
      await pipeline(async function* stream() {
        yield `commit refs/heads/main\ncommitter Bench <bench@example.com> ${commits} +0000\ndata 0\n${parent}`;
        for (const { path: file, content } of files) {
          yield `M 644 inline ${file}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
        }
      }, importing.stdin);
      await ended;
    },
    async pack() {
      let size = 0;
      for await (const chunk of archive().stdout) {
        size += chunk.length;
      }
      return size;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What Gitea answers to a question about one object; undefined where the bench's forge does not know the route. */
function answerOf(
  git: (...words: string[]) => string,
  route: string,
  query: URLSearchParams,
): object | undefined {
  const name = route.split('/').pop() ?? '';
  if (route === 'branches/main') {
    return { commit: { id: git('rev-parse', 'main') } };
  }
  if (route === 'git/commits/main') {
    return { sha: git('rev-parse', 'main') };
  }
  if (!/^[0-9a-f]{40}$/.test(name)) {
    return undefined;
  }
  if (route.startsWith('git/commits/')) {
    return { sha: name };
  }
  if (route.startsWith('git/blobs/')) {
    const content = Buffer.from(`${git('cat-file', 'blob', name)}\n`);
    return { content: content.toString('base64'), encoding: 'base64' };
  }
  return route.startsWith('git/trees/') ? treeOf(git, name, query) : undefined;
}

function treeOf(
  git: (...words: string[]) => string,
  name: string,
  query: URLSearchParams,
): object {
  const recursive = query.get('recursive') === 'true' ? ['-r', '-t'] : [];
  const records = git('ls-tree', '-z', '-l', ...recursive, name)
    .split('\0')
    .filter(record => record !== '');
  const limit = Number(query.get('per_page'));
  const end = limit * Number(query.get('page'));
  return {
    truncated: end < records.length,
    tree: records.slice(end - limit, end).map(record => {
      const [described, file] = record.split('\t');
      const [mode, type, sha, size] = described.split(/ +/);
      return { path: file, mode, type, sha, size: Number(size) || 0 };
    }),
  };
}
