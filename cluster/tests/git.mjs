import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { machines } from '../lib/sandbox.mjs';

const { name, token, email } = machines.find(one => one.name === 'socle');

/** Makes an organization on the forge, and an empty repository in it: `owner/name`. */
export async function newRepository({ forge }, repository) {
  const [owner, own] = repository.split('/');
  await forge.api('/orgs', {
    method: 'POST',
    body: { username: owner, visibility: 'public' },
  });
  await forge.api(`/orgs/${owner}/repos`, {
    method: 'POST',
    body: { name: own, default_branch: 'main', auto_init: false },
  });
}

/**
 * Clones a repository, which may be empty, writes files into it and pushes them to `main`, as people do.
 *
 * @param {any} cluster
 * @param {string} repository `owner/name`
 * @param {{ path: string, content: string }[]} files
 */
export async function push({ forge }, repository, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-push-'));
  const git = (...args) =>
    promisify(execFile)('git', args, { cwd: folder, env: environment() });
  try {
    await git('clone', '--quiet', `${forge.url}/${repository}.git`, '.');
    for (const file of files) {
      const target = path.join(folder, file.path);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, file.content);
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'Bring what is rendered');
    await git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Git without the person's own settings, as the portal's account. */
function environment() {
  const basic = Buffer.from(`${name}:${token}`).toString('base64');
  return {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}
