import { RenderedFile } from '@socle/plugin-tenancy-common';
import { selectChangeForge } from '../../forges';
import { SandboxForge } from '../../forges/__testUtils__/sandboxForge';
import { ForgeChanges } from '../ForgeChanges';
import { ProposedChange, RenderedChange } from '../types';

let made = 0;

/** A GitOps repository of its own on the sandbox's forge, with hands on it. */
export interface GitOps {
  repository: string;
  changes: ForgeChanges;
  /** Files of the branch, by path. */
  files(ref: string): Promise<Record<string, string>>;
  log(
    ref: string,
  ): Promise<{ sha: string; message: string; parents: string[] }[]>;
  pulls(): Promise<
    { number: number; state: string; title: string; body: string }[]
  >;
  /** A person writes files on a branch, by a commit on top. `null` removes. */
  write(
    branch: string,
    files: Record<string, string | null>,
    options?: { as?: string; message?: string },
  ): Promise<string>;
  merge(number: number): Promise<void>;
}

interface ApiCommit {
  sha: string;
  commit: { message: string };
  parents: { sha: string }[];
}

export async function startGitOps(
  sandbox: SandboxForge,
  files: Record<string, string> = {},
): Promise<GitOps> {
  made += 1;
  const name = `gitops-${made}`;
  const repository = `platform/${name}`;
  await sandbox.forge.ensureRepository({
    owner: 'platform',
    name,
    files: { 'socle.yaml': 'profile: 1\n', ...files },
  });
  const location = { host: sandbox.host, owner: 'platform', name };
  const { integrations } = sandbox;
  const read = async (ref: string, path: string) => {
    const { content } = await sandbox.api<{ content: string }>(
      'GET',
      `${repository}/contents/${path}?ref=${encodeURIComponent(ref)}`,
    );
    return Buffer.from(content, 'base64').toString();
  };
  const tree = async (ref: string) =>
    (
      await sandbox.api<{
        tree: { path: string; type: string; sha: string }[];
      }>(
        'GET',
        `${repository}/git/trees/${encodeURIComponent(ref)}?recursive=true`,
      )
    ).tree.filter(({ type }) => type === 'blob');
  return {
    repository,
    changes: new ForgeChanges({
      forge: signal =>
        selectChangeForge({
          integrations,
          location,
          baseBranch: 'main',
          signal,
          limits: { patience: 1_000 },
        }),
      listFor: 5_000,
      now: Date.now,
    }),
    files: async ref =>
      Object.fromEntries(
        await Promise.all(
          (await tree(ref)).map(async ({ path }) => [
            path,
            await read(ref, path),
          ]),
        ),
      ),
    log: async ref =>
      (
        await sandbox.api<ApiCommit[]>(
          'GET',
          `${repository}/commits?sha=${encodeURIComponent(ref)}&limit=50`,
        )
      ).map(({ sha, commit, parents }) => ({
        sha,
        message: commit.message,
        parents: parents.map(parent => parent.sha),
      })),
    pulls: async () =>
      await sandbox.api('GET', `${repository}/pulls?state=all&limit=50`),
    write: async (
      branch,
      changed,
      { as = 'hugo.lefevre', message = 'Edit' } = {},
    ) => {
      const there = new Map(
        (await tree(branch)).map(({ path, sha }) => [path, sha]),
      );
      const { commit } = await sandbox.api<{ commit: { sha: string } }>(
        'POST',
        `${repository}/contents`,
        {
          as,
          body: {
            branch,
            message,
            files: Object.entries(changed).map(([path, content]) => {
              const sha = there.get(path);
              if (content === null) {
                return { operation: 'delete', path, sha };
              }
              return {
                operation: sha ? 'update' : 'create',
                path,
                content: Buffer.from(content).toString('base64'),
                ...(sha && { sha }),
              };
            }),
          },
        },
      );
      return commit.sha;
    },
    merge: async number => {
      await sandbox.api('POST', `${repository}/pulls/${number}/merge`, {
        body: { do: 'merge' },
        as: 'hugo.lefevre',
      });
    },
  };
}

/** A change of the tenant payments that Inès asks for: these files, below its folder. */
export function changeOf(
  files: Record<string, string>,
  options: Partial<ProposedChange> & { removed?: string[] } = {},
): ProposedChange {
  const { removed = [], ...rest } = options;
  const tenant = rest.tenant ?? 'payments';
  const below = (path: string) => `tenants/${tenant}/${path}`;
  const rendered: RenderedChange = {
    title: `Create tenant ${tenant}`,
    body: 'This makes a tenant.',
    files: Object.entries(files).map(([path, content]): RenderedFile => ({
      path: below(path),
      content,
    })),
    removed: removed.map(below),
  };
  return {
    kind: 'create',
    tenant,
    requestedBy: 'user:default/ines.moreau',
    task: 'task-1',
    render: async () => rendered,
    ...rest,
  };
}

/** What an error says, with its name. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  return await promise.then(
    () => 'no error',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

/** The branch of {@link changeOf}. */
export const branch = 'socle/create/payments';

export const small = {
  'tenant.yaml': 'size: small\n',
  'dev/quota.yaml': 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n',
};

export const large = {
  'tenant.yaml': 'size: large\n',
  'dev/quota.yaml': 'a: 9\nb: 2\nc: 3\nd: 4\ne: 5\n',
};

export const tom = { requestedBy: 'user:default/tom.becker', task: 'task-2' };
