import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  ask,
  checked,
  done,
  makeRepository,
  merge,
  openPull,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom } = people;

describe('a merge', () => {
  let repository;
  let pulls;
  before(async () => {
    repository = await makeRepository();
    pulls = `${repository.path}/pulls`;
  });
  after(() => repository.remove());

  /** A pull request of one file, by the name of its branch. */
  const propose = async branch => {
    await write(repository, branch, `${branch}.txt`, 'x\n', 'main');
    return openPull(repository, branch, `Add ${branch}`);
  };
  const lastCommit = async () =>
    (await done(null, 'GET', `${repository.path}/commits?limit=1`))[0];
  const tryMerge = (who, number, body = { Do: 'merge' }) =>
    ask(who, 'POST', `${pulls}/${number}/merge`, body);

  it('is refused to who may not, and where it asks for nothing that there is', async () => {
    const { number } = await propose('refused');

    for (const [who, body, expected] of [
      [null, { Do: 'merge' }, [401, 'token is required']],
      [tom, { Do: 'merge' }, [405, 'User not allowed to merge PR']],
      [ines, {}, [422, '[Do]: Required']],
      [ines, { Do: 'magic' }, [422, '[Do]: In']],
      [
        ines,
        { Do: 'manually-merged' },
        [
          405,
          'manually-merged is not allowed an allowed merge style for this repository',
        ],
      ],
      [
        ines,
        { Do: 'merge', head_commit_id: '0'.repeat(40) },
        [409, 'head out of date'],
      ],
    ]) {
      expect(refusal(await tryMerge(who, number, body))).toEqual(expected);
    }
    expect(refusal(await tryMerge(ines, 999))).toEqual([
      404,
      'GetPullRequestByIndex',
    ]);
    expect((await ask(null, 'GET', `${pulls}/${number}/merge`)).status).toBe(
      404,
    );
  });

  it('makes a commit with both parents, and is told', async () => {
    const { number } = await propose('simple');
    await merge(repository, number);

    const pull = await done(null, 'GET', `${pulls}/${number}`);
    const { sha, commit, parents } = await lastCommit();
    expect(pull).toMatchObject({
      state: 'closed',
      merged: true,
      merged_at: expect.any(String),
      closed_at: expect.any(String),
      merge_commit_sha: sha,
      merged_by: expect.objectContaining({ login: ines }),
      head: expect.objectContaining({ label: 'simple', ref: 'simple' }),
    });
    expect([commit.message, parents.length]).toEqual([
      `Merge pull request 'Add simple' (#${number}) from simple into main\n`,
      2,
    ]);
    expect((await ask(null, 'GET', `${pulls}/${number}/merge`)).status).toBe(
      204,
    );
    expect(refusal(await tryMerge(ines, number))).toEqual([
      405,
      expect.any(String),
    ]);
    expect(
      refusal(
        await ask(ines, 'PATCH', `${pulls}/${number}`, { state: 'open' }),
      ),
    ).toEqual([
      412,
      'cannot change state of this pull request, it was already merged',
    ]);
    expect((await ask(null, 'GET', `${pulls}/main/simple`)).status).toBe(200);
  });

  it('has the message that it is given, and removes the branch where it is to', async () => {
    const { number } = await propose('removed');
    await merge(repository, number, {
      MergeTitleField: 'Take it',
      MergeMessageField: 'It is good.',
      delete_branch_after_merge: true,
    });

    const { commit } = await lastCommit();
    expect(commit.message).toBe('Take it\n\nIt is good.\n');
    await eventually(
      () => ask(null, 'GET', `${repository.path}/branches/removed`),
      ({ status }) => status === 404,
    );
    const { head } = await done(null, 'GET', `${pulls}/${number}`);
    expect([head.label, head.ref]).toEqual([
      'removed',
      `refs/pull/${number}/head`,
    ]);
  });

  for (const [Do, message, parents] of [
    ['squash', number => `Add squash (#${number})\n`, 1],
    ['rebase', () => 'Write rebase.txt\n', 1],
    [
      'rebase-merge',
      number =>
        `Merge pull request 'Add rebase-merge' (#${number}) from rebase-merge into main\n`,
      2,
    ],
    ['fast-forward-only', () => 'Write fast-forward-only.txt\n', 1],
  ]) {
    it(`may be a ${Do}`, async () => {
      const { number } = await propose(Do);
      await merge(repository, number, { Do });

      const found = await lastCommit();
      expect([found.commit.message, found.parents.length]).toEqual([
        message(number),
        parents,
      ]);
    });
  }

  it('of what conflicts is refused, and so is to update its branch', async () => {
    await write(repository, 'main', 'contended.txt', 'one\n');
    await write(repository, 'clash', 'own.txt', 'x\n', 'main');
    await write(repository, 'clash', 'contended.txt', 'theirs\n');
    await write(repository, 'main', 'contended.txt', 'ours\n');
    const { number } = await done(ines, 'POST', pulls, {
      head: 'clash',
      base: 'main',
      title: 'Clash',
    });

    // Gitea looks whether it can be merged, and until it knows that it cannot, it says the same.
    await eventually(
      () => done(null, 'GET', `${pulls}/${number}`),
      ({ mergeable }) => mergeable === false,
    );
    expect(refusal(await tryMerge(ines, number))).toEqual([
      405,
      'Please try again later',
    ]);
    const update = await eventually(
      () => ask(ines, 'POST', `${pulls}/${number}/update`),
      ({ status }) => status !== 500,
    );
    expect(update.status).toBe(409);
  });

  it('of the base into its branch brings it up to date', async () => {
    const { number } = await propose('updated');
    await write(repository, 'main', 'meanwhile.txt', 'x\n');
    const update = who =>
      ask(who, 'POST', `${pulls}/${number}/update?style=merge`);

    expect(refusal(await update(null))).toEqual([401, 'token is required']);
    expect(refusal(await update(tom))).toEqual([403, '']);
    expect((await update(ines)).status).toBe(200);
    const files = await done(
      null,
      'GET',
      `${repository.path}/contents?ref=updated`,
    );
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['meanwhile.txt', 'updated.txt']),
    );
    await checked(repository, number);
  });

  it('of a draft is refused', async () => {
    await write(repository, 'draft', 'draft.txt', 'x\n', 'main');
    const { number } = await done(ines, 'POST', pulls, {
      head: 'draft',
      base: 'main',
      title: 'WIP: draft',
    });

    expect((await tryMerge(ines, number)).status).toBe(405);
  });

  it('is not needed where the branch goes: its request is closed', async () => {
    const { number } = await propose('withdrawn');
    await done(ines, 'DELETE', `${repository.path}/branches/withdrawn`);

    const { state, merged } = await eventually(
      () => done(null, 'GET', `${pulls}/${number}`),
      pull => pull.state === 'closed',
    );
    expect([state, merged]).toEqual(['closed', false]);
  });
});
