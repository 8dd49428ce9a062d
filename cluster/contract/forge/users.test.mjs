import { describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, base64, done, forgeUrl, owner, tokenOf } from '../lib/forge.mjs';
import { people, platform } from '../lib/platform.mjs';

const password = platform.identities.get(people.ines).token;
const refused = {
  message: 'invalid username, password or token',
  url: `${forgeUrl}/api/swagger`,
};

describe('who somebody is', () => {
  for (const [title, authorization] of [
    ['a token', () => `token ${tokenOf(people.ines)}`],
    ['a bearer token', () => `Bearer ${tokenOf(people.ines)}`],
    [
      'a name and a password',
      () => `Basic ${base64(`${people.ines}:${password}`)}`,
    ],
    [
      'a token in place of a password',
      () => `Basic ${base64(`x:${tokenOf(people.ines)}`)}`,
    ],
    [
      'a token in place of a name',
      () => `Basic ${base64(`${tokenOf(people.ines)}:x-oauth-basic`)}`,
    ],
  ]) {
    it(`is told by ${title}`, async () => {
      const { status, body } = await ask(null, 'GET', '/user', undefined, {
        authorization: authorization(),
      });

      expect([status, body.login]).toEqual([200, people.ines]);
    });
  }

  it('is told to themselves, whole', async () => {
    const { headers, body } = await ask(people.ines, 'GET', '/user');

    expect(headers['content-type']).toBe('application/json;charset=utf-8');
    expect(body).toMatchObject({
      id: expect.any(Number),
      login: people.ines,
      username: people.ines,
      full_name: 'Inès Moreau',
      email: 'ines.moreau@halle.example',
      html_url: `${forgeUrl}/${people.ines}`,
      is_admin: false,
      active: true,
      restricted: false,
      prohibit_login: false,
      visibility: 'public',
    });
  });

  it('is told to others without what is theirs alone', async () => {
    const known = await done(people.ines, 'GET', `/users/${people.hugo}`);
    const toNobody = await done(null, 'GET', `/users/${people.hugo}`);

    expect(known).toMatchObject({
      login: people.hugo,
      full_name: 'Hugo Lefèvre',
      email: 'hugo.lefevre@halle.example',
      is_admin: false,
      active: false,
    });
    expect(toNobody.email).toMatch(/^\d+\+hugo\.lefevre@noreply\.localhost$/);
  });

  it('is told of organizations too', async () => {
    const user = await done(people.ines, 'GET', `/users/${owner}`);
    const organization = await done(people.ines, 'GET', `/orgs/${owner}`);

    expect(user).toMatchObject({ login: owner, username: owner });
    expect(organization).toMatchObject({
      id: user.id,
      name: owner,
      username: owner,
      visibility: 'public',
      repo_admin_change_team_access: false,
    });
  });

  it('is found by a part of the name', async () => {
    const { ok, data } = await done(null, 'GET', '/users/search?q=beck');

    expect([ok, data.map(({ login }) => login)]).toEqual([true, [people.tom]]);
  });

  for (const [title, target, headers] of [
    ['with a wrong token', '/user', { authorization: 'token nonsense' }],
    [
      'with a wrong token, where nobody needs one',
      '/version',
      { authorization: 'token nonsense' },
    ],
    [
      'with a wrong password',
      '/user',
      { authorization: `Basic ${base64(`${people.ines}:wrong`)}` },
    ],
  ]) {
    it(`is refused ${title}`, async () => {
      const answer = await ask(null, 'GET', target, undefined, headers);

      expect([answer.status, answer.body]).toEqual([401, refused]);
      expect(answer.headers['www-authenticate']).toBeUndefined();
    });
  }

  it('is asked for where it is needed', async () => {
    const { status, body } = await ask(null, 'GET', '/user');

    expect([status, body]).toEqual([
      401,
      { ...refused, message: 'token is required' },
    ]);
  });

  it('is nobody where there is no such name', async () => {
    const user = await ask(people.ines, 'GET', '/users/nobody');
    const organization = await ask(people.ines, 'GET', '/orgs/nobody');

    expect([user.status, user.body.message]).toEqual([
      404,
      'user redirect does not exist [name: nobody]',
    ]);
    expect([organization.status, organization.body]).toEqual([
      404,
      {
        message: 'GetOrgByName',
        errors: ['user redirect does not exist [name: nobody]'],
        url: `${forgeUrl}/api/swagger`,
      },
    ]);
  });
});

describe('an organization', () => {
  for (const [who, body, status, message] of [
    [null, { username: 'x' }, 401, 'token is required'],
    [people.ines, { username: 'x' }, 403, expect.any(String)],
    [
      people.socle,
      { username: owner },
      422,
      `user already exists [name: ${owner}]`,
    ],
    [people.socle, { username: '../x' }, 422, '[UserName]: invalid username'],
    [people.socle, {}, 422, '[UserName]: Required'],
    [
      people.socle,
      '{bad',
      422,
      "[]: invalid character 'b' looking for beginning of object key string",
    ],
  ]) {
    it(`is not made by ${who ?? 'nobody'} with ${JSON.stringify(body)}`, async () => {
      const answer = await ask(who, 'POST', '/orgs', body);

      expect([answer.status, answer.body.message]).toEqual([status, message]);
    });
  }
});

describe('an address that is none', () => {
  it('is answered in text', async () => {
    const { status, headers, text } = await ask(null, 'GET', '/nothing');

    expect([status, headers['content-type'], text]).toEqual([
      404,
      'text/plain; charset=utf-8',
      '404 page not found\n',
    ]);
  });
});
