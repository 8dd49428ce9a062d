import { personas } from '../../identities';
import { PullRequestAuthor } from '../__testUtils__/PullRequestAuthor';
import { ApiClient, apiClient, at } from '../__testUtils__/apiClient';
import {
  ForgeServer,
  cleanUp,
  startForge,
  temporaryFolder,
} from '../__testUtils__/forgeServer';
import { cloneUrl, commitFiles, gitText } from '../__testUtils__/gitClient';

jest.setTimeout(60_000);

const [ines] = personas;
const repo = '/repos/payments/checkout';

describe('merging', () => {
  let server: ForgeServer;
  let api: ApiClient;
  let author: PullRequestAuthor;

  beforeEach(async () => {
    server = await startForge();
    await server.forge.ensureRepository({
      owner: 'payments',
      name: 'checkout',
      files: { 'a.txt': 'one\n', 'b.txt': 'one\n', 'c.txt': 'same\n' },
    });
    api = apiClient(server.baseUrl, ines);
    author = new PullRequestAuthor(api, repo);
  });

  afterEach(async () => {
    await cleanUp();
  });

  it('opens one from a branch that git pushed, merges it, and a clone sees it', async () => {
    const folder = await temporaryFolder();
    const url = cloneUrl(server.baseUrl, 'payments/checkout', ines);
    await gitText(folder, 'clone', '--quiet', url, 'work');
    const work = `${folder}/work`;
    await commitFiles(work, 'Pay faster', { 'fast.txt': 'fast\n' });
    await gitText(work, 'push', '--quiet', 'origin', 'HEAD:faster');
    const number = await author.open('faster');

    const merged = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
      delete_branch_after_merge: true,
    });

    expect(merged.status).toBe(200);
    expect(merged.text).toBe('');
    await gitText(work, 'pull', '--quiet', 'origin', 'main');
    const message = await gitText(work, 'log', '-1', '--format=%an%n%B');
    expect(message).toContain(
      "Inès Moreau\nMerge pull request 'Add faster' (#1) from faster into main",
    );
    await expect(
      gitText(work, 'ls-remote', 'origin', 'refs/heads/faster'),
    ).resolves.toBe('');
    await expect(
      gitText(work, 'ls-remote', 'origin', 'refs/pull/1/head'),
    ).resolves.not.toBe('');
    const { object } = await api('GET', `${repo}/pulls/${number}`);
    expect(object).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'ines.moreau' },
      merge_commit_sha: await gitText(work, 'rev-parse', 'HEAD'),
      changed_files: 1,
      head: { ref: 'refs/pull/1/head' },
    });
  });

  it.each([
    ['merge', 2, 'two\n'],
    ['squash', 1, 'two\n'],
    ['rebase', 1, 'two\n'],
    ['rebase-merge', 2, 'two\n'],
  ])(
    'merges a branch that fell behind by %s',
    async (style, parents, expected) => {
      await author.write('topic', 'a.txt', 'half\n');
      await author.write('topic', 'a.txt', 'two\n');
      await author.write('main', 'b.txt', 'two\n');
      const number = await author.open('topic');

      const merged = await api('POST', `${repo}/pulls/${number}/merge`, {
        Do: style,
      });

      expect(merged.status).toBe(200);
      const [tip] = (await api('GET', `${repo}/commits?limit=1`)).list;
      expect(tip.parents).toHaveLength(parents);
      for (const path of ['a.txt', 'b.txt']) {
        const file = await api('GET', `${repo}/raw/${path}?ref=main`);
        expect(file.text).toBe(expected);
      }
    },
  );

  it('fast-forwards only where nothing is lost', async () => {
    const head = await author.write('ahead', 'a.txt', 'two\n');
    const ahead = await author.open('ahead');
    const merged = await api('POST', `${repo}/pulls/${ahead}/merge`, {
      Do: 'fast-forward-only',
    });
    expect(merged.status).toBe(200);
    const main = await api('GET', `${repo}/branches/main`);
    expect(at(main.object, 'commit', 'id')).toBe(head);

    await author.write('behind', 'b.txt', 'two\n');
    await author.write('main', 'c.txt', 'two\n');
    const behind = await author.open('behind');
    const refused = await api('POST', `${repo}/pulls/${behind}/merge`, {
      Do: 'fast-forward-only',
    });
    expect(refused.status).toBe(405);
  });

  it('keeps the commits of a rebase apart, and drops those that change nothing any more', async () => {
    await author.write('topic', 'a.txt', 'two\n');
    await author.write('topic', 'b.txt', 'two\n');
    await author.write('main', 'a.txt', 'two\n');
    const number = await author.open('topic');

    await api('POST', `${repo}/pulls/${number}/merge`, { Do: 'rebase' });

    const { list } = await api('GET', `${repo}/commits?limit=10`);
    expect(list.map(commit => at(commit, 'commit', 'message'))).toEqual([
      'Write b.txt\n',
      'Write a.txt\n',
      'Initial commit\n',
    ]);
  });

  it('does not merge conflicts by any style', async () => {
    await author.write('topic', 'a.txt', 'theirs\n');
    await author.write('main', 'a.txt', 'ours\n');
    const number = await author.open('topic');
    const { object } = await api('GET', `${repo}/pulls/${number}`);
    expect(object.mergeable).toBe(false);

    for (const style of ['merge', 'squash', 'rebase', 'fast-forward-only']) {
      const answer = await api('POST', `${repo}/pulls/${number}/merge`, {
        Do: style,
      });
      expect(answer.status).toBe(405);
    }
    const update = await api('POST', `${repo}/pulls/${number}/update`);
    expect(update.status).toBe(409);
  });

  it.each(['merge', 'rebase'])(
    'brings the base into the head by %s',
    async style => {
      await author.write('topic', 'a.txt', 'two\n');
      await author.write('main', 'b.txt', 'two\n');
      const number = await author.open('topic');

      const update = await api(
        'POST',
        `${repo}/pulls/${number}/update?style=${style}`,
      );

      expect(update.status).toBe(200);
      const compare = await api('GET', `${repo}/compare/topic...main`);
      expect(compare.object.total_commits).toBe(0);
      const pull = await api('GET', `${repo}/pulls/${number}`);
      const branch = await api('GET', `${repo}/branches/topic`);
      expect(at(pull.object, 'head', 'sha')).toBe(
        at(branch.object, 'commit', 'id'),
      );
    },
  );

  it('merges the commit that was reviewed, or none', async () => {
    const reviewed = await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic');
    const later = await author.write('topic', 'b.txt', 'two\n');

    const stale = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
      head_commit_id: reviewed,
    });
    const fresh = await api('POST', `${repo}/pulls/${number}/merge`, {
      do: 'merge',
      head_commit_id: later,
      MergeTitleField: 'Two',
      MergeMessageField: 'Both of them.',
    });

    expect(stale.status).toBe(409);
    expect(stale.object.message).toBe('head out of date');
    expect(fresh.status).toBe(200);
    const [tip] = (await api('GET', `${repo}/commits?limit=1`)).list;
    expect(at(tip, 'commit', 'message')).toBe('Two\n\nBoth of them.\n');
    const twice = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
    });
    expect(twice.status).toBe(405);
    const state = await api('PATCH', `${repo}/pulls/${number}`, {
      state: 'open',
    });
    expect(state.status).toBe(412);
  });

  it('merges once however often it is asked at the same time', async () => {
    await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic');

    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        api('POST', `${repo}/pulls/${number}/merge`, { Do: 'merge' }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 405, 405]);
    const { headers } = await api('GET', `${repo}/commits`);
    expect(headers.get('X-Total-Count')).toBe('3');
  });

  it('marks unfinished work by its title, and does not merge it', async () => {
    await author.write('topic', 'a.txt', 'two\n');
    const number = await author.open('topic', 'WIP: not yet');

    const { object } = await api('GET', `${repo}/pulls/${number}`);
    const merge = await api('POST', `${repo}/pulls/${number}/merge`, {
      Do: 'merge',
    });

    expect(object).toMatchObject({ draft: true, mergeable: false });
    expect(merge.status).toBe(405);
  });
});
