import { SandboxForge } from './sandboxForge';

/** A commit as Gitea's API has it. */
export interface ApiCommit {
  sha: string;
  commit: { message: string; author: { name: string; email: string } };
  parents: { sha: string }[];
}

export interface ApiPull {
  number: number;
  title: string;
  body: string;
  state: string;
  head: { label: string; sha: string };
}

/** Hands on the platform's repository of a sandbox's forge. */
export function gitOpsOf({ get, send }: SandboxForge) {
  const repository = 'platform/gitops';
  const tree = async (ref: string) =>
    (
      await get<{ tree: { path: string; type: string; sha: string }[] }>(
        `${repository}/git/trees/${encodeURIComponent(ref)}?recursive=true`,
      )
    ).tree.filter(({ type }) => type === 'blob');
  return {
    read: async (ref: string, path: string): Promise<string> => {
      const { content } = await get<{ content: string }>(
        `${repository}/contents/${path}?ref=${encodeURIComponent(ref)}`,
      );
      return Buffer.from(content, 'base64').toString();
    },
    paths: async (ref: string) => (await tree(ref)).map(({ path }) => path),
    log: async (ref: string) =>
      await get<ApiCommit[]>(
        `${repository}/commits?sha=${encodeURIComponent(ref)}&limit=50`,
      ),
    pulls: async () =>
      await get<ApiPull[]>(`${repository}/pulls?state=all&limit=50`),
    branches: async () =>
      (await get<{ name: string }[]>(`${repository}/branches?limit=50`)).map(
        ({ name }) => name,
      ),
    /** A person writes one file on a branch. */
    write: async (branch: string, path: string, content: string) => {
      const sha = (await tree(branch)).find(file => file.path === path)?.sha;
      await send('POST', `${repository}/contents`, {
        branch,
        message: 'A person edits',
        files: [
          {
            operation: sha ? 'update' : 'create',
            path,
            content: Buffer.from(content).toString('base64'),
            ...(sha && { sha }),
          },
        ],
      });
    },
    merge: async (number: number) => {
      await send('POST', `${repository}/pulls/${number}/merge`, {
        do: 'merge',
      });
    },
  };
}
