import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  forgeUrl,
  makeRepository,
  owner,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom, socle } = people;

describe('a branch', () => {
  let repository;
  let branches;
  before(async () => {
    repository = await makeRepository();
    branches = `${repository.path}/branches`;
    await write(repository, 'topic/one', 'a.txt', 'a\n', 'main');
  });
  after(() => repository.remove());

  it('is told with its last commit and what guards it', async () => {
    const body = await done(null, 'GET', `${branches}/topic/one`);

    expect(body).toEqual({
      name: 'topic/one',
      commit: {
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        message: 'Write a.txt\n',
        url: `${forgeUrl}/${owner}/${repository.name}/commit/${body.commit.id}`,
        author: {
          name: 'Inès Moreau',
          email: expect.any(String),
          username: ines,
        },
        committer: {
          name: 'Inès Moreau',
          email: expect.any(String),
          username: ines,
        },
        verification: expect.objectContaining({ verified: false }),
        timestamp: expect.any(String),
        added: null,
        removed: null,
        modified: null,
      },
      protected: false,
      required_approvals: 0,
      enable_status_check: false,
      status_check_contexts: [],
      user_can_push: false,
      user_can_merge: false,
      effective_branch_protection_name: '',
    });
    expect(await done(null, 'GET', `${branches}/topic%2Fone`)).toEqual(body);
    const asWriter = await done(ines, 'GET', `${branches}/topic/one`);
    expect([asWriter.user_can_push, asWriter.user_can_merge]).toEqual([
      true,
      true,
    ]);
  });

  it('is listed in pages', async () => {
    const all = await done(null, 'GET', branches);
    const { body, headers } = await ask(null, 'GET', `${branches}?limit=1`);

    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['main', 'topic/one']),
    );
    expect([body.length, headers['x-total-count']]).toEqual([
      1,
      String(all.length),
    ]);
  });

  it('is made from another one, or from a commit', async () => {
    const { commit } = await done(null, 'GET', `${branches}/topic/one`);
    const made = await ask(ines, 'POST', branches, {
      new_branch_name: 'from/branch',
      old_branch_name: 'topic/one',
    });
    const atCommit = await ask(ines, 'POST', branches, {
      new_branch_name: 'from/commit',
      old_ref_name: commit.id,
    });
    const fromDefault = await ask(ines, 'POST', branches, {
      new_branch_name: 'from/default',
    });

    expect([made.status, made.body.name, made.body.commit.id]).toEqual([
      201,
      'from/branch',
      commit.id,
    ]);
    expect(atCommit.body.commit.id).toBe(commit.id);
    expect(fromDefault.body.commit.id).not.toBe(commit.id);
  });

  for (const [who, body, status, message] of [
    [
      tom,
      { new_branch_name: 'x' },
      403,
      'user should have a permission to write to a repo',
    ],
    [null, { new_branch_name: 'x' }, 401, 'token is required'],
    [ines, { new_branch_name: 'topic/one' }, 409, 'The branch already exists.'],
    [
      ines,
      { new_branch_name: 'topic' },
      409,
      'The branch with the same name already exists.',
    ],
    [ines, { new_branch_name: 'a..b' }, 422, '[BranchName]: GitRefName'],
    [ines, { new_branch_name: 'a b' }, 422, '[BranchName]: GitRefName'],
    [ines, {}, 422, '[BranchName]: Required'],
    [
      ines,
      { new_branch_name: 'x', old_ref_name: 'main~1' },
      422,
      '[OldRefName]: GitRefName',
    ],
    [
      ines,
      { new_branch_name: 'x', old_branch_name: 'none' },
      404,
      'The old branch does not exist',
    ],
  ]) {
    it(`is not made by ${who ?? 'nobody'} with ${JSON.stringify(body)}`, async () => {
      expect(refusal(await ask(who, 'POST', branches, body))).toEqual([
        status,
        message,
      ]);
    });
  }

  it('is removed by who may write, unless it is the default one', async () => {
    await done(ines, 'POST', branches, { new_branch_name: 'removed' });

    for (const [who, name, expected] of [
      [
        tom,
        'removed',
        [403, 'user should have a permission to write to a repo'],
      ],
      [
        ines,
        'main',
        [403, 'can not delete default or pull request target branch'],
      ],
      [ines, 'none', [404, 'not found']],
      [ines, 'removed', [204, '']],
      [ines, 'removed', [404, 'not found']],
    ]) {
      expect(refusal(await ask(who, 'DELETE', `${branches}/${name}`))).toEqual(
        expected,
      );
    }
  });

  it('that is not there is not found', async () => {
    const { status, body } = await ask(null, 'GET', `${branches}/none`);

    expect([status, body.message, body.errors]).toEqual([
      404,
      'not found',
      null,
    ]);
  });
});

describe('the protection of a branch', () => {
  let repository;
  let protections;
  before(async () => {
    repository = await makeRepository();
    protections = `${repository.path}/branch_protections`;
  });
  after(() => repository.remove());

  const rule = { rule_name: 'main', enable_push: true };

  it('is an administrator’s to set', async () => {
    const notAdmin = [
      403,
      'user should be an owner or a collaborator with admin write of a repository',
    ];
    expect(refusal(await ask(ines, 'GET', protections))).toEqual(notAdmin);
    expect(refusal(await ask(ines, 'POST', protections, rule))).toEqual(
      notAdmin,
    );
    expect(refusal(await ask(null, 'GET', protections))).toEqual([
      401,
      'token is required',
    ]);
    expect(await done(socle, 'GET', protections)).toEqual([]);
  });

  it('is told, with what it lets through', async () => {
    const { status, body } = await ask(socle, 'POST', protections, rule);

    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        branch_name: 'main',
        rule_name: 'main',
        enable_push: true,
        enable_force_push: false,
        required_approvals: 0,
        enable_status_check: false,
        created_at: expect.any(String),
        updated_at: expect.any(String),
      }),
    ]);
    expect(await done(socle, 'GET', protections)).toEqual([body]);
    expect(await done(socle, 'GET', `${protections}/main`)).toEqual(body);
    const branch = await done(ines, 'GET', `${repository.path}/branches/main`);
    expect(branch).toMatchObject({
      protected: true,
      // It is for administrators to know which rule it is.
      effective_branch_protection_name: '',
      user_can_push: true,
      user_can_merge: true,
    });
    expect(refusal(await ask(socle, 'POST', protections, rule))).toEqual([
      403,
      'Branch protection already exist',
    ]);
    await write(repository, 'main', 'still.txt', 'x\n');
    expect((await ask(socle, 'DELETE', `${protections}/main`)).status).toBe(
      204,
    );
    expect((await ask(socle, 'GET', `${protections}/main`)).status).toBe(404);
  });
});
