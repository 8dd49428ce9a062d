import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The two routes of Gitea that Backstage reads a tree by, over a real git repository. */
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
    execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' }).trim();
  git('init', '--bare', '--quiet');
  const archive = () =>
    spawn(
      'git',
      ['-C', folder, 'archive', '--format=tar.gz', '--prefix=gitops/', 'main'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
  const routes: Record<
    string,
    () => Promise<Buffer | ReturnType<typeof archive>>
  > = {
    'git/commits/main': async () =>
      Buffer.from(JSON.stringify({ sha: git('rev-parse', 'main') })),
    'archive/main.tar.gz': async () => archive(),
  };
  const server = createServer((request, response) => {
    const route =
      routes[request.url?.replace('/api/v1/repos/platform/gitops/', '') ?? ''];
    if (!route) {
      response.writeHead(404).end();
      return;
    }
    route()
      .then(async answer => {
        if (Buffer.isBuffer(answer)) {
          response.end(answer);
        } else {
          await pipeline(answer.stdout, response);
        }
      })
      .catch(() => response.destroy());
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
