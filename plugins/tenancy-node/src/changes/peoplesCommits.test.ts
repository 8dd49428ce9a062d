import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import {
  branch,
  changeOf,
  large,
  messageOf,
  small,
  startGitOps,
} from './__testUtils__/gitOps';

jest.setTimeout(120_000);

let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

afterEach(() => {
  sandbox.before = undefined;
});

describe('commits of people on the branch', () => {
  it('stay where the change is about other files', async () => {
    const { changes, write, files, log } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    const theirs = await write(branch, {
      'tenants/payments/README.md': 'Read me\n',
      'docs.md': 'x\n',
    });

    await changes.propose(changeOf(large));

    const [ours, kept] = await log(branch);
    expect(kept.sha).toBe(theirs);
    expect(ours.parents).toEqual([theirs]);
    expect(await files(branch)).toMatchObject({
      'docs.md': 'x\n',
      'tenants/payments/README.md': 'Read me\n',
      'tenants/payments/tenant.yaml': 'size: large\n',
    });
  });

  it('stay where the change wants what it wanted before', async () => {
    const { changes, write, files, log } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    await write(branch, { 'tenants/payments/tenant.yaml': 'size: huge\n' });

    await expect(changes.propose(changeOf(small))).resolves.toMatchObject({
      written: [],
      kept: ['tenants/payments/tenant.yaml'],
    });

    expect(await log(branch)).toHaveLength(3);
    expect(await files(branch)).toMatchObject({
      'tenants/payments/tenant.yaml': 'size: huge\n',
    });
  });

  it('are merged with a rendered file that changes elsewhere', async () => {
    const { changes, write, files, log } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    await write(branch, {
      'tenants/payments/dev/quota.yaml': 'a: 1\nb: 2\nc: 3\nd: 4\ne: 50\n',
    });

    await changes.propose(changeOf(large));

    const merged = 'a: 9\nb: 2\nc: 3\nd: 4\ne: 50\n';
    expect(await files(branch)).toMatchObject({
      'tenants/payments/dev/quota.yaml': merged,
    });
    expect((await log(branch))[0].message).toContain('Socle-Merged: ');

    // The person's line is still theirs at the next run, and at one that wants something else there.
    await expect(changes.propose(changeOf(large))).resolves.toMatchObject({
      written: [],
      kept: ['tenants/payments/dev/quota.yaml'],
    });
    expect(await messageOf(changes.propose(changeOf(small)))).toContain(
      'tenants/payments/dev/quota.yaml was changed on the branch',
    );
    expect(await files(branch)).toMatchObject({
      'tenants/payments/dev/quota.yaml': merged,
    });
  });

  it.each([
    [
      'the same lines',
      { 'tenants/payments/dev/quota.yaml': 'a: 7\nb: 2\nc: 3\nd: 4\ne: 5\n' },
      'tenants/payments/dev/quota.yaml',
    ],
    [
      'the file that people write',
      { 'tenants/payments/tenant.yaml': 'size: huge\n' },
      'tenants/payments/tenant.yaml',
    ],
    [
      'a file that they removed',
      { 'tenants/payments/dev/quota.yaml': null },
      'tenants/payments/dev/quota.yaml',
    ],
  ])('stop a change of %s', async (_what, edit, path) => {
    const { changes, write, log } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    const theirs = await write(branch, edit);

    expect(await messageOf(changes.propose(changeOf(large)))).toBe(
      `ConflictError: ${path} was changed on the branch ${branch} by the commit ${theirs.slice(0, 10)} of Hugo Lefèvre, and this change is about the same place. Nothing was overwritten. Revert that commit, or have the request merged or closed, and start again.`,
    );
    expect((await log(branch))[0].sha).toBe(theirs);
  });

  it("are theirs also with Socle's message, as after git commit --amend", async () => {
    const { changes, write, log } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    const [{ message }] = await log(branch);
    const theirs = await write(
      branch,
      { 'tenants/payments/tenant.yaml': 'size: huge\n' },
      { message },
    );

    expect(await messageOf(changes.propose(changeOf(large)))).toContain(
      `tenant.yaml was changed on the branch ${branch} by the commit ${theirs.slice(0, 10)} of Hugo`,
    );
    expect((await log(branch))[0].sha).toBe(theirs);
  });

  it('that come in between are kept', async () => {
    const { changes, write, log, files } = await startGitOps(sandbox);
    await changes.propose(changeOf(small));
    let theirs = '';
    sandbox.before = (request, _response, next) => {
      if (request.method === 'POST' && request.url.endsWith('/contents')) {
        sandbox.before = undefined;
        write(branch, { 'tenants/payments/notes.md': 'quick\n' })
          .then(sha => {
            theirs = sha;
            next();
          })
          .catch(next);
      } else {
        next();
      }
    };

    await changes.propose(changeOf(large));

    expect((await log(branch)).map(({ sha }) => sha)).toContain(theirs);
    expect(await files(branch)).toMatchObject({
      'tenants/payments/notes.md': 'quick\n',
      'tenants/payments/tenant.yaml': 'size: large\n',
    });
  });
});
