import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  forgeUrl,
  makeRepository,
  owner,
  refusal,
} from '../lib/forge.mjs';
import { people, uniqueName } from '../lib/platform.mjs';

const { ines, tom, socle } = people;
const time = expect.stringMatching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/,
);

describe('a repository', () => {
  let open;
  let secret;
  let empty;
  before(async () => {
    [open, secret, empty] = await Promise.all([
      makeRepository(),
      makeRepository({ private: true }),
      makeRepository({ empty: true }),
    ]);
  });
  after(() => Promise.all([open, secret, empty].map(one => one.remove())));

  it('is told with its addresses and settings', async () => {
    const body = await done(null, 'GET', open.path);

    const page = `${forgeUrl}/${owner}/${open.name}`;
    expect(body).toMatchObject({
      id: expect.any(Number),
      owner: expect.objectContaining({ login: owner, username: owner }),
      name: open.name,
      full_name: `${owner}/${open.name}`,
      description: '',
      empty: false,
      private: false,
      fork: false,
      template: false,
      mirror: false,
      size: expect.any(Number),
      html_url: page,
      clone_url: `${page}.git`,
      url: `${forgeUrl}/api/v1${open.path}`,
      languages_url: `${forgeUrl}/api/v1${open.path}/languages`,
      default_branch: 'main',
      branch_count: 1,
      archived: false,
      created_at: time,
      updated_at: time,
      open_pr_counter: 0,
      has_code: true,
      has_pull_requests: true,
      allow_merge_commits: true,
      allow_rebase: true,
      allow_squash_merge: true,
      default_merge_style: 'merge',
      default_delete_branch_after_merge: false,
      default_allow_maintainer_edit: true,
      object_format_name: 'sha1',
      internal: false,
    });
  });

  for (const [who, permissions] of [
    [null, { admin: false, push: false, pull: true }],
    [tom, { admin: false, push: false, pull: true }],
    [ines, { admin: false, push: true, pull: true }],
    [socle, { admin: true, push: true, pull: true }],
  ]) {
    it(`tells ${who ?? 'nobody'} what they may do`, async () => {
      const body = await done(who, 'GET', open.path);

      expect(body.permissions).toEqual(permissions);
    });
  }

  it('is found however its name is written', async () => {
    const { full_name: name } = await done(
      null,
      'GET',
      `/repos/${owner.toUpperCase()}/${open.name.toUpperCase()}`,
    );

    expect(name).toBe(`${owner}/${open.name}`);
  });

  it('is searched for by who may see it', async () => {
    const found = async who =>
      (await done(who, 'GET', `/repos/search?q=${secret.name}`)).data.length;

    expect([await found(null), await found(tom), await found(ines)]).toEqual([
      0, 0, 1,
    ]);
  });

  it('is listed in pages, with their number', async () => {
    const { body, headers } = await ask(
      ines,
      'GET',
      `/orgs/${owner}/repos?limit=1&page=2`,
    );

    expect(body).toHaveLength(1);
    expect(Number(headers['x-total-count'])).toBeGreaterThanOrEqual(3);
    const at = (page, rel) =>
      `<${forgeUrl}/api/v1/orgs/${owner}/repos?limit=1&page=${page}>; rel="${rel}"`;
    expect(headers.link).toContain(at(1, 'first'));
    expect(headers.link).toContain(at(1, 'prev'));
    expect(headers.link).toContain(at(3, 'next'));
  });

  it('that is private is not there for who may not see it', async () => {
    for (const who of [null, tom]) {
      for (const target of ['', '/branches', '/contents/README.md', '/pulls']) {
        const { status, body } = await ask(who, 'GET', secret.path + target);
        expect([status, body]).toEqual([
          404,
          {
            errors: null,
            message: 'not found',
            url: `${forgeUrl}/api/swagger`,
          },
        ]);
      }
    }
    expect((await ask(ines, 'GET', secret.path)).status).toBe(200);
  });

  it('without a commit says that it is empty', async () => {
    const body = await done(ines, 'GET', empty.path);
    const branches = await done(ines, 'GET', `${empty.path}/branches`);

    expect([body.empty, body.default_branch, branches]).toEqual([
      true,
      'main',
      null,
    ]);
    for (const [target, status] of [
      ['/contents', 404],
      ['/commits', 409],
      ['/branches/main', 404],
      ['/archive/main.zip', 404],
    ]) {
      const answer = await ask(ines, 'GET', empty.path + target);
      expect([target, answer.status]).toEqual([target, status]);
    }
  });

  for (const [who, name, status, message] of [
    [null, 'x', 401, 'token is required'],
    [
      tom,
      'x',
      403,
      'User is not allowed to create repositories in this organization.',
    ],
    [
      ines,
      'x',
      403,
      'User is not allowed to create repositories in this organization.',
    ],
    [socle, undefined, 422, '[Name]: Required'],
    [socle, 'a/b', 422, '[Name]: AlphaDashDot'],
    [socle, 'naïve', 422, '[Name]: AlphaDashDot'],
    [socle, 'a.git', 422, 'name pattern is not allowed [pattern: *.git]'],
    [socle, 'x'.repeat(101), 422, '[Name]: MaxSize'],
  ]) {
    it(`is not made by ${who ?? 'nobody'} as ${name?.slice(0, 10)}`, async () => {
      const answer = await ask(who, 'POST', `/orgs/${owner}/repos`, { name });

      expect(refusal(answer)).toEqual([status, message]);
    });
  }

  it('is not made twice, nor in an organization that is none', async () => {
    const twice = await ask(socle, 'POST', `/orgs/${owner}/repos`, {
      name: open.name.toUpperCase(),
    });
    const nowhere = await ask(socle, 'POST', '/orgs/nobody/repos', {
      name: 'x',
    });

    expect(refusal(twice)).toEqual([
      409,
      'The repository with the same name already exists.',
    ]);
    expect(refusal(nowhere)).toEqual([404, 'GetOrgByName']);
  });

  it('is made by everybody for themselves', async t => {
    const name = uniqueName('contract');
    const { status, body } = await ask(tom, 'POST', '/user/repos', { name });
    t.after(() => done(tom, 'DELETE', `/repos/${tom}/${name}`));

    expect([status, body.full_name, body.empty, body.permissions]).toEqual([
      201,
      `${tom}/${name}`,
      true,
      { admin: true, push: true, pull: true },
    ]);
  });

  it('is changed and removed by its administrators alone', async () => {
    const change = who => ask(who, 'PATCH', open.path, { description: 'New' });
    const remove = who => ask(who, 'DELETE', open.path);
    const notAdmin =
      'user should be an owner or a collaborator with admin write of a repository';

    expect(refusal(await change(null))).toEqual([401, 'token is required']);
    expect(refusal(await change(tom))).toEqual([403, notAdmin]);
    expect(refusal(await change(ines))).toEqual([403, notAdmin]);
    expect((await change(socle)).body.description).toBe('New');
    expect(refusal(await remove(null))).toEqual([401, 'token is required']);
    for (const who of [tom, ines]) {
      expect(refusal(await remove(who))).toEqual([
        403,
        'user should be the owner of the repo',
      ]);
    }
  });

  it('keeps its default branch where there is no such branch', async () => {
    const { status, body } = await ask(socle, 'PATCH', open.path, {
      default_branch: 'none',
    });

    expect([status, body.default_branch]).toEqual([200, 'main']);
  });

  it('is refused a setting of the wrong type', async () => {
    const { status, body } = await ask(socle, 'PATCH', open.path, {
      private: 'yes',
    });

    expect([status, body.message]).toEqual([
      422,
      expect.stringMatching(/^\[\]: json: cannot unmarshal string into Go /),
    ]);
  });
});
