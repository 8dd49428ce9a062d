import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import {
  GitOps,
  branch,
  changeOf,
  large,
  messageOf,
  small,
  startGitOps,
  tom,
} from './__testUtils__/gitOps';

jest.setTimeout(120_000);

let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

describe('names that are taken', () => {
  it.each<[string, (gitops: GitOps) => Promise<void>, string]>([
    [
      'by a tenant',
      async ({ write }) => {
        await write('main', { 'tenants/payments/tenant.yaml': 'x\n' });
      },
      'ConflictError: There is a tenant payments already. Choose another name',
    ],
    [
      "by somebody else's open request",
      async ({ changes }) => {
        await changes.propose(changeOf(small, tom));
      },
      'ConflictError: Somebody asked for a tenant called payments already, in the open request #1. Choose another name',
    ],
    [
      "by somebody else's request whose words a person wrote anew",
      async ({ changes, repository }) => {
        await changes.propose(changeOf(small, tom));
        await sandbox.api('PATCH', `${repository}/pulls/1`, {
          body: { body: 'Words of a person.' },
        });
      },
      'ConflictError: Somebody asked for a tenant called payments already, on the branch',
    ],
    [
      "by a person's branch",
      async ({ write, repository }) => {
        await sandbox.api('POST', `${repository}/branches`, {
          body: { new_branch_name: branch, old_ref_name: 'main' },
        });
        await write(branch, { 'notes.md': 'mine\n' });
      },
      'has commits that are in no open request',
    ],
  ])('are told %s', async (_who, prepare, message) => {
    const gitops = await startGitOps(sandbox);
    await prepare(gitops);
    expect(await messageOf(gitops.changes.propose(changeOf(small)))).toContain(
      message,
    );
  });

  it('are told where a tenant is not there to be changed', async () => {
    const { changes } = await startGitOps(sandbox);
    expect(
      await messageOf(changes.propose(changeOf(small, { kind: 'change' }))),
    ).toContain('NotFoundError: There is no tenant payments on the platform.');
  });

  it('go to one of two who ask at once', async () => {
    const { changes, pulls, log } = await startGitOps(sandbox);
    const results = await Promise.allSettled([
      changes.propose(changeOf(small)),
      changes.propose(changeOf(large, tom)),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const lost = results.find(result => result.status === 'rejected');
    expect(lost).toMatchObject({
      reason: {
        name: 'ConflictError',
        message: expect.stringContaining('Choose another name'),
      },
    });
    expect(await pulls()).toHaveLength(1);
    expect(await log(branch)).toHaveLength(2);
  });
});
