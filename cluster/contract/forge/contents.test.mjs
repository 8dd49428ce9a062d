import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  base64,
  done,
  forgeUrl,
  makeRepository,
  owner,
  refusal,
  write,
} from '../lib/forge.mjs';
import { people } from '../lib/platform.mjs';

const { ines, tom } = people;
const zero = '0'.repeat(40);
const sha = expect.stringMatching(/^[0-9a-f]{40}$/);
const time = expect.any(String);
const author = { name: 'Ann', email: 'ann@example.com' };
const dates = {
  author: '2026-01-02T03:04:05Z',
  committer: '2026-01-02T03:04:05Z',
};

describe('the contents of a repository', () => {
  let repository;
  let contents;
  before(async () => {
    repository = await makeRepository();
    contents = `${repository.path}/contents`;
  });
  after(() => repository.remove());

  const page = () => `${forgeUrl}/${owner}/${repository.name}`;
  const api = () => `${forgeUrl}/api/v1${repository.path}`;

  it('get a file with a commit that says who wrote it, and when', async () => {
    const { status, body } = await ask(
      ines,
      'POST',
      `${contents}/docs/a%20b.md`,
      {
        content: base64('hello\n'),
        message: 'Add a\n\nBecause',
        branch: 'main',
        author,
        committer: author,
        dates,
      },
    );

    expect(status).toBe(201);
    expect(body.content).toEqual({
      name: 'a b.md',
      path: 'docs/a b.md',
      sha: 'ce013625030ba8dba906f756967f9e9ca394464a',
      last_commit_sha: sha,
      last_committer_date: time,
      last_author_date: time,
      type: 'file',
      size: 6,
      encoding: 'base64',
      content: base64('hello\n'),
      target: null,
      url: `${api()}/contents/docs/a%20b.md?ref=main`,
      html_url: `${page()}/src/branch/main/docs/a%20b.md`,
      git_url: `${api()}/git/blobs/ce013625030ba8dba906f756967f9e9ca394464a`,
      download_url: `${page()}/raw/branch/main/docs/a%20b.md`,
      submodule_git_url: null,
      _links: {
        self: `${api()}/contents/docs/a%20b.md?ref=main`,
        git: `${api()}/git/blobs/ce013625030ba8dba906f756967f9e9ca394464a`,
        html: `${page()}/src/branch/main/docs/a%20b.md`,
      },
    });
    const person = { ...author, date: '2026-01-02T03:04:05Z' };
    expect(body.commit).toMatchObject({
      sha,
      url: `${api()}/git/commits/${body.commit.sha}`,
      html_url: `${page()}/commit/${body.commit.sha}`,
      author: person,
      committer: person,
      message: 'Add a\n\nBecause\n',
      parents: [expect.objectContaining({ sha })],
      tree: expect.objectContaining({ sha }),
    });
    expect(body.verification).toEqual({
      verified: false,
      reason: 'gpg.error.not_signed_commit',
      signature: '',
      signer: null,
      payload: '',
    });
  });

  it('change where their last version is named', async () => {
    const file = `${contents}/changed.md`;
    const first = await write(repository, 'main', 'changed.md', '1\n');
    const put = (text, extra) =>
      ask(ines, 'PUT', file, { content: base64(text), ...extra });

    expect(refusal(await put('2\n', {}))).toEqual([
      422,
      'repository file already exists [path: changed.md]',
    ]);
    expect(refusal(await put('2\n', { sha: zero }))).toEqual([
      422,
      `sha does not match [given: ${zero}, expected: ${first.content.sha}]`,
    ]);
    const changed = await put('2\n', { sha: first.content.sha });
    expect([changed.status, changed.body.commit.message]).toEqual([
      200,
      'Update changed.md\n',
    ]);
    const made = await ask(ines, 'PUT', `${contents}/by-put.md`, {
      content: base64('x'),
    });
    expect([made.status, made.body.commit.message]).toEqual([
      201,
      'Add by-put.md\n',
    ]);
    expect(
      refusal(
        await ask(ines, 'PUT', `${contents}/none.md`, {
          content: base64('x'),
          sha: first.content.sha,
        }),
      ),
    ).toEqual([404, 'object does not exist [id: , rel_path: none.md]']);
  });

  it('go where their last version is named', async () => {
    const { content } = await write(repository, 'main', 'gone.md', '1\n');
    const remove = (name, body) =>
      ask(ines, 'DELETE', `${contents}/${name}`, body);

    expect(refusal(await remove('gone.md', {}))).toEqual([
      422,
      '[SHA]: Required',
    ]);
    expect(refusal(await remove('gone.md', { sha: zero }))).toEqual([
      422,
      `sha does not match [given: ${zero}, expected: ${content.sha}]`,
    ]);
    expect(refusal(await remove('none.md', { sha: content.sha }))).toEqual([
      404,
      'object does not exist [id: , rel_path: none.md]',
    ]);
    const { status, body } = await remove('gone.md', { sha: content.sha });
    expect([status, body.content, body.commit.message]).toEqual([
      200,
      null,
      'Delete gone.md\n',
    ]);
  });

  for (const [title, who, method, name, body, status, message] of [
    [
      'a file that is there',
      ines,
      'POST',
      'README.md',
      { content: base64('x') },
      422,
      'repository file already exists [path: README.md]',
    ],
    [
      'what is no base64',
      ines,
      'POST',
      'x.md',
      { content: 'not base64!' },
      422,
      'illegal base64 data at input byte 3',
    ],
    [
      'a branch that is not there',
      ines,
      'POST',
      'x.md',
      { content: base64('x'), branch: 'none' },
      404,
      expect.stringMatching(/^branch does not exist \[.*name: none\]$/),
    ],
    [
      'git’s own folder',
      ines,
      'POST',
      '.git/config',
      { content: base64('x') },
      422,
      'path contains a malformed path component [path: .git/config]',
    ],
    [
      'who may only read',
      tom,
      'POST',
      'x.md',
      { content: base64('x') },
      403,
      'user should have a permission to write to the target branch',
    ],
    [
      'nobody',
      null,
      'POST',
      'x.md',
      { content: base64('x') },
      401,
      'token is required',
    ],
  ]) {
    it(`refuse ${title}`, async () => {
      const answer = await ask(who, method, `${contents}/${name}`, body);

      expect(refusal(answer)).toEqual([status, message]);
    });
  }

  it('change in many files by one commit, on a branch that it makes', async () => {
    const kept = await write(repository, 'main', 'many/kept.md', '1\n');
    const gone = await write(repository, 'main', 'many/gone.md', '1\n');

    const { status, body } = await ask(ines, 'POST', contents, {
      branch: 'main',
      new_branch: 'many',
      message: 'Change many',
      author,
      committer: author,
      dates,
      files: [
        { operation: 'create', path: 'many/new', content: base64('1') },
        {
          operation: 'update',
          path: 'many/kept.md',
          sha: kept.content.sha,
          content: base64('2\n'),
        },
        {
          operation: 'delete',
          path: 'many/gone.md',
          sha: gone.content.sha,
        },
      ],
    });

    expect(status).toBe(201);
    expect(body.files.map(file => file?.path ?? null)).toEqual([
      'many/new',
      'many/kept.md',
      null,
    ]);
    expect(body.commit).toMatchObject({
      sha,
      message: 'Change many\n',
      author: { ...author, date: dates.author },
      parents: [{ sha: gone.commit.sha }],
    });
    const names = async ref =>
      (await done(null, 'GET', `${contents}/many?ref=${ref}`)).map(
        ({ name }) => name,
      );
    expect(await names('many')).toEqual(['kept.md', 'new']);
    expect(await names('main')).toEqual(['gone.md', 'kept.md']);
  });

  it('refuse many files where one of them does not fit, and change none', async () => {
    const { content } = await write(repository, 'main', 'one.md', '1\n');
    const head = async () =>
      (await done(null, 'GET', `${repository.path}/branches/main`)).commit.id;
    const before = await head();
    const post = (file, who = ines) =>
      ask(who, 'POST', contents, {
        branch: 'main',
        files: [
          { operation: 'create', path: 'first.md', content: base64('x') },
          file,
        ],
      });

    for (const [file, expected] of [
      [
        { operation: 'create', path: 'one.md', content: base64('x') },
        [422, 'repository file already exists [path: one.md]'],
      ],
      [
        {
          operation: 'update',
          path: 'one.md',
          sha: zero,
          content: base64('x'),
        },
        [422, `sha does not match [given: ${zero}, expected: ${content.sha}]`],
      ],
      [
        { operation: 'delete', path: 'none.md', sha: content.sha },
        [404, 'object does not exist [id: , rel_path: none.md]'],
      ],
    ]) {
      expect(refusal(await post(file))).toEqual(expected);
    }
    expect(
      refusal(
        await post(
          { operation: 'create', path: 'x.md', content: base64('x') },
          tom,
        ),
      ),
    ).toEqual([
      403,
      'user should have a permission to write to the target branch',
    ]);
    expect(await head()).toBe(before);
  });

  it('are listed with their kinds', async () => {
    await write(repository, 'main', 'listed/deep/file.md', 'x\n');

    const entries = await done(null, 'GET', `${contents}/listed`);

    expect(entries).toEqual([
      expect.objectContaining({
        name: 'deep',
        path: 'listed/deep',
        type: 'dir',
        size: 0,
        encoding: null,
        content: null,
        target: null,
        url: `${api()}/contents/listed/deep?ref=main`,
        html_url: `${page()}/src/branch/main/listed/deep`,
        git_url: expect.stringContaining('/git/'),
        download_url: null,
      }),
    ]);
  });

  it('are read raw, at a branch or a commit', async () => {
    const first = await write(repository, 'main', 'raw file.txt', 'one\n');
    await write(repository, 'main', 'raw file.txt', 'two\n');
    const raw = async (query, folder = 'raw') =>
      (
        await ask(
          null,
          'GET',
          `${repository.path}/${folder}/raw%20file.txt${query}`,
        )
      ).text;

    expect(await raw('')).toBe('two\n');
    expect(await raw('?ref=main')).toBe('two\n');
    expect(await raw(`?ref=${first.commit.sha}`)).toBe('one\n');
    expect(await raw('', 'media')).toBe('two\n');
    // What it does not know reads as the default branch.
    expect(await raw('?ref=none')).toBe('two\n');
    const { status, headers, text } = await ask(
      null,
      'GET',
      `${owner}/${repository.name}/raw/branch/main/raw%20file.txt`,
    );
    expect([status, headers['content-type'], text]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'two\n',
    ]);
  });

  for (const [target, message, errors] of [
    [
      'contents/none',
      'GetContentsOrList',
      ['object does not exist [id: , rel_path: none]'],
    ],
    [
      'contents/README.md?ref=none',
      'not found',
      ['object does not exist [id: none, rel_path: ]'],
    ],
    ['raw/none', 'not found', null],
  ]) {
    it(`are not found at ${target}`, async () => {
      const { status, body } = await ask(
        null,
        'GET',
        `${repository.path}/${target}`,
      );

      expect([status, body]).toEqual([
        404,
        { message, errors, url: `${forgeUrl}/api/swagger` },
      ]);
    });
  }
});
