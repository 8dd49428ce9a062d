import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import { changeOf, messageOf, startGitOps } from './__testUtils__/gitOps';

jest.setTimeout(120_000);

let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

describe('a base that moved', () => {
  const there = {
    'tenants/payments/tenant.yaml': 'size: small\nowner: a\n',
    'tenants/payments/dev/quota.yaml': 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n',
  };
  const changing = (rendering: (tenant: string) => Record<string, string>) =>
    changeOf(
      {},
      {
        kind: 'change',
        render: async base => ({
          title: 'Change tenant payments',
          body: `On ${base.commit}`,
          files: Object.entries(rendering(base.tenant ?? '')).map(
            ([path, content]) => ({
              path: `tenants/payments/${path}`,
              content,
            }),
          ),
          removed: [],
        }),
      },
    );
  const changeBranch = 'socle/change/payments';
  const enlarge = changing(tenant => ({
    'tenant.yaml': tenant.replace('small', 'large'),
    'dev/quota.yaml': `a: 9\nb: 2\nc: 3\nd: 4\ne: ${tenant.includes('owner: b') ? 'b' : 5}\n`,
  }));

  it('elsewhere is rendered on, without a merge', async () => {
    const { changes, write, log, files } = await startGitOps(sandbox, there);
    const onProfile = changeOf(
      {},
      {
        render: async base => ({
          title: 'Create tenant web',
          body: 'x',
          files: [
            { path: 'tenants/web/tenant.yaml', content: base.profile ?? '' },
          ],
          removed: [],
        }),
        tenant: 'web',
      },
    );
    await changes.propose(onProfile);
    const base = await write('main', { 'socle.yaml': 'profile: 2\n' });

    await expect(changes.propose(onProfile)).resolves.toMatchObject({ base });

    const [commit] = await log('socle/create/web');
    expect(commit.parents).toHaveLength(1);
    expect(commit.message).toContain(`Socle-Base: ${base}`);
    expect(await files('socle/create/web')).toMatchObject({
      'tenants/web/tenant.yaml': 'profile: 2\n',
    });
  });

  it('in the same files is merged, and the change rendered anew on top', async () => {
    const { changes, write, log, files, pulls, merge } = await startGitOps(
      sandbox,
      there,
    );
    await changes.propose(enlarge);
    const [first] = await log(changeBranch);
    const theirs = await write(changeBranch, {
      'tenants/payments/NOTES.md': 'n\n',
    });
    await write('main', {
      'tenants/payments/tenant.yaml': 'size: small\nowner: b\n',
      'tenants/payments/dev/quota.yaml': 'a: 1\nb: 2\nc: 3\nd: 4\ne: b\n',
    });

    await changes.propose(enlarge);

    const commits = (await log(changeBranch)).map(({ sha }) => sha);
    expect(commits).toEqual(expect.arrayContaining([first.sha, theirs]));
    expect(await files(changeBranch)).toMatchObject({
      'tenants/payments/tenant.yaml': 'size: large\nowner: b\n',
      'tenants/payments/dev/quota.yaml': 'a: 9\nb: 2\nc: 3\nd: 4\ne: b\n',
      'tenants/payments/NOTES.md': 'n\n',
    });
    const [{ number }] = await pulls();
    await merge(number);
    expect(await files('main')).toMatchObject({
      'tenants/payments/tenant.yaml': 'size: large\nowner: b\n',
    });
  });

  it('against a person on the branch is explained, and nothing is written', async () => {
    const { changes, write, log } = await startGitOps(sandbox, there);
    await changes.propose(enlarge);
    const theirs = await write(changeBranch, {
      'tenants/payments/dev/quota.yaml': 'a: 9\nb: 2\nc: 3\nd: 4\ne: mine\n',
    });
    await write('main', {
      'tenants/payments/dev/quota.yaml': 'a: 1\nb: 2\nc: 3\nd: 4\ne: b\n',
    });

    expect(await messageOf(changes.propose(enlarge))).toContain(
      `tenants/payments/dev/quota.yaml was changed on main since the request was made, and on the branch ${changeBranch} by the commit ${theirs.slice(0, 10)} of Hugo Lefèvre, in the same lines. Nothing was overwritten.`,
    );
    expect((await log(changeBranch))[0].sha).toBe(theirs);
  });

  it('after a merge is where the next request begins', async () => {
    const { changes, merge, pulls, log } = await startGitOps(sandbox, there);
    await changes.propose(enlarge);
    await merge(1);
    const shrink = changing(tenant => ({
      'tenant.yaml': tenant.replace('large', 'tiny'),
    }));

    const proposal = await changes.propose({ ...shrink, task: 'task-2' });

    expect(proposal.request?.number).toBe(2);
    expect(await pulls()).toHaveLength(2);
    const [, base] = await log(changeBranch);
    expect(base.sha).toBe((await log('main'))[0].sha);
    await expect(changes.get('payments')).resolves.toMatchObject([
      { number: 2, state: 'open' },
      { number: 1, state: 'merged' },
    ]);
  });

  it('after a merge leaves commits that came too late where they are', async () => {
    const { changes, merge, write, log } = await startGitOps(sandbox, there);
    await changes.propose(enlarge);
    await merge(1);
    const late = await write(changeBranch, { 'late.md': 'x\n' });

    expect(
      await messageOf(changes.propose({ ...enlarge, task: 'task-2' })),
    ).toContain('#1 was merged without them');
    expect((await log(changeBranch))[0].sha).toBe(late);
  });
});
