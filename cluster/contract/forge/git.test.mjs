import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  ask,
  done,
  makeRepository,
  makeWorkplace,
  tokenOf,
  write,
} from '../lib/forge.mjs';
import { people, platform } from '../lib/platform.mjs';

const { ines, tom, socle } = people;

describe('git', () => {
  let open;
  let secret;
  let workplace;
  before(async () => {
    [open, secret] = await Promise.all([
      makeRepository(),
      makeRepository({ private: true }),
    ]);
    await write(open, 'main', 'second.txt', 'x\n');
    workplace = makeWorkplace();
  });
  after(async () => {
    workplace.remove();
    await Promise.all([open, secret].map(one => one.remove()));
  });

  const git = (...args) => workplace.git(...args);
  const address = (...args) => workplace.address(...args);
  const clone = async (folder, repository, who, ...options) =>
    git('clone', '-q', ...options, address(repository, who), folder);
  const commit = async (folder, file, text) => {
    fs.writeFileSync(path.join(workplace.folder, folder, file), text);
    await git('-C', folder, 'add', '.');
    await git('-C', folder, 'commit', '-q', '-m', `Write ${file}`);
  };

  it('clones what everybody may see, without a name', async () => {
    const { code } = await clone('public', open, null);

    expect(code).toBe(0);
    expect(fs.readdirSync(path.join(workplace.folder, 'public'))).toEqual(
      expect.arrayContaining(['README.md', 'second.txt']),
    );
  });

  it('clones only the end of a history where that is enough', async () => {
    await clone('shallow', open, null, '--depth=1');

    const { output } = await git(
      '-C',
      'shallow',
      'rev-list',
      '--count',
      'HEAD',
    );
    expect(output.trim()).toBe('1');
    expect(
      (await git('-C', 'shallow', 'fetch', '-q', '--unshallow')).code,
    ).toBe(0);
  });

  it('clones without contents and fetches them when they are needed', async () => {
    const { code } = await clone(
      'partial',
      open,
      null,
      '--filter=blob:none',
      '--no-checkout',
    );

    expect(code).toBe(0);
    expect((await git('-C', 'partial', 'checkout', '-q', 'main')).code).toBe(0);
  });

  it('asks for a name where not everybody may see', async () => {
    const nobody = await clone('nobody', secret, null);
    const stranger = await clone('stranger', secret, tom);
    const member = await clone('member', secret, ines);

    expect(nobody.output).toMatch(/could not read Username|terminal prompts/);
    expect(stranger.output).toMatch(/not found|403/);
    expect(member.code).toBe(0);
    const answer = await ask(
      null,
      'GET',
      `${secret.url.split('/').slice(3).join('/')}/info/refs?service=git-upload-pack`,
    );
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      expect.stringMatching(/^Basic realm=/),
    ]);
  });

  it('takes a password, and a token in place of it or of the name', async () => {
    const password = platform.identities.get(ines).token;
    for (const [index, credentials] of [
      `${ines}:${password}`,
      `${ines}:${tokenOf(ines)}`,
      `x:${tokenOf(ines)}`,
      `${tokenOf(ines)}:x-oauth-basic`,
    ].entries()) {
      const { code } = await git(
        'clone',
        '-q',
        secret.url.replace('://', `://${credentials}@`),
        `by-${index}`,
      );
      expect([credentials.split(':')[0], code]).toEqual([
        credentials.split(':')[0],
        0,
      ]);
    }
    const wrong = await git(
      'clone',
      secret.url.replace('://', `://${ines}:wrong@`),
      'wrong',
    );
    expect(wrong.output).toMatch(/Authentication failed/);
  });

  it('pushes what the API tells then', async () => {
    await clone('writer', open, ines);
    await commit('writer', 'pushed.txt', 'by git\n');

    const pushed = await git('-C', 'writer', 'push', 'origin', 'HEAD:main');
    const branch = await git(
      '-C',
      'writer',
      'push',
      '-q',
      'origin',
      'HEAD:topic/git',
    );

    expect([pushed.code, branch.code]).toEqual([0, 0]);
    const { output } = await git('-C', 'writer', 'rev-parse', 'HEAD');
    for (const name of ['main', 'topic/git']) {
      const { commit: last } = await eventually(
        () => done(null, 'GET', `${open.path}/branches/${name}`),
        found => found.commit?.id === output.trim(),
      );
      expect(last.message).toBe('Write pushed.txt\n');
    }
  });

  it('does not push for who may only read', async () => {
    await clone('reader', open, tom);
    await commit('reader', 'refused.txt', 'x\n');

    const { code, output } = await git(
      '-C',
      'reader',
      'push',
      'origin',
      'HEAD:main',
    );

    expect(code).not.toBe(0);
    expect(output).toMatch(/403|not have permission|denied|not allowed/i);
    expect(
      (await ask(null, 'GET', `${open.path}/contents/refused.txt`)).status,
    ).toBe(404);
  });

  it('refuses to lose commits by a push that knows too little', async () => {
    await clone('late', open, ines);
    await write(open, 'main', 'meanwhile.txt', 'x\n');
    await commit('late', 'late.txt', 'x\n');

    const { code, output } = await git(
      '-C',
      'late',
      'push',
      'origin',
      'HEAD:main',
    );

    expect(code).not.toBe(0);
    expect(output).toContain('! [rejected]');
  });

  it('rewrites a history by force, unless the branch is protected', async () => {
    const repository = await makeRepository();
    const rewrite = async folder => {
      await clone(folder, repository, ines);
      await git('-C', folder, 'commit', '-q', '--amend', '-m', folder);
      return git('-C', folder, 'push', '--force', 'origin', 'HEAD:main');
    };

    expect((await rewrite('forced')).code).toBe(0);
    await done(socle, 'POST', `${repository.path}/branch_protections`, {
      rule_name: 'main',
      enable_push: true,
    });
    const refused = await rewrite('protected');
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain(
      '! [remote rejected] HEAD -> main (pre-receive hook declined)',
    );
    const deleted = await git(
      '-C',
      'protected',
      'push',
      'origin',
      '--delete',
      'main',
    );
    expect(deleted.output).toContain('! [remote rejected] main');
    await repository.remove();
  });

  it('fills an empty repository', async () => {
    const repository = await makeRepository({ empty: true });
    await git('init', '-q', '-b', 'main', 'first');
    await commit('first', 'first.txt', 'x\n');
    const { code } = await git(
      '-C',
      'first',
      'push',
      address(repository),
      'HEAD:main',
    );

    expect(code).toBe(0);
    const { empty } = await eventually(
      () => done(null, 'GET', repository.path),
      found => found.empty === false,
    );
    expect(empty).toBe(false);
    await repository.remove();
  });

  it('finds no repository where there is none', async () => {
    const nowhere = { url: open.url.replace(open.name, 'nowhere') };
    const { code, output } = await clone('nowhere', nowhere, ines);

    expect(code).not.toBe(0);
    expect(output).toMatch(/not found|403/);
  });
});
