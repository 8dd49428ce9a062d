import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { call } from '../../lib/http.mjs';
import { eventually } from '../../tests/eventually.mjs';
import { people, platform, uniqueName } from './platform.mjs';

const { url, tokens } = platform.forge;

/** The organization whose members may write its repositories: ines.moreau is one, tom.becker is none. */
export const owner = 'payments';

/** Where the forge is. */
export const forgeUrl = url;

export const base64 = text => Buffer.from(text).toString('base64');

/** The access token of somebody. */
export const tokenOf = who => tokens.get(who);

/**
 * Asks the forge's API, or its pages where the path does not begin with a slash.
 *
 * @param {string | null} who somebody's name, or null for nobody
 * @param {string} method
 * @param {string} target below `/api/v1`
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, headers: object, text: string, body: any }>} `body` is undefined where it is no JSON
 */
export async function ask(who, method, target, body, headers = {}) {
  const address = target.startsWith('/') ? `/api/v1${target}` : `/${target}`;
  const answer = await call(url + address, {
    method,
    body,
    timeLimit: 30_000,
    headers: {
      ...(who && { authorization: `token ${tokenOf(who)}` }),
      ...headers,
    },
  });
  return { ...answer, body: parsed(answer.text) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same, and throws where it is refused. Returns the body. */
export async function done(who, method, target, body) {
  const answer = await ask(who, method, target, body);
  if (answer.status > 299) {
    throw new Error(
      `${method} ${target} answers ${answer.status}: ${answer.text}`,
    );
  }
  return answer.body;
}

/** What a refusal says: status and message. */
export const refusal = ({ status, body, text }) => [
  status,
  body?.message ?? text,
];

/**
 * Makes a repository of its own, with a README on `main` unless it is to be empty.
 *
 * @param {{ empty?: boolean, private?: boolean }} [options]
 * @returns {Promise<{ name: string, path: string, url: string, remove: () => Promise<void> }>} `path` is the API's, `url` is
 *   git's
 */
export async function makeRepository({ empty = false, ...options } = {}) {
  const name = uniqueName('contract');
  await done(people.socle, 'POST', `/orgs/${owner}/repos`, {
    name,
    auto_init: !empty,
    default_branch: 'main',
    ...options,
  });
  const target = `/repos/${owner}/${name}`;
  return {
    name,
    path: target,
    url: `${url}/${owner}/${name}.git`,
    remove: () => done(people.socle, 'DELETE', target),
  };
}

/**
 * Writes a file in a commit of its own, on a branch that it makes from another one where `from` names that. Returns what
 * the API answers.
 */
export async function write(repository, branch, file, text, from) {
  const target = `${repository.path}/contents/${encodePath(file)}`;
  const known = from
    ? undefined
    : await ask(people.ines, 'GET', `${target}?ref=${branch}`);
  const sha = known?.status === 200 ? known.body.sha : undefined;
  return done(people.ines, sha ? 'PUT' : 'POST', target, {
    content: base64(text),
    message: `Write ${file}`,
    ...(sha && { sha }),
    ...(from ? { branch: from, new_branch: branch } : { branch }),
  });
}

export const encodePath = file =>
  file.split('/').map(encodeURIComponent).join('/');

/**
 * Opens a pull request; resolves when the forge has looked whether it can be merged, which it does by itself.
 *
 * @returns {Promise<any>} it, as it is by then
 */
export async function openPull(repository, head, title, base = 'main') {
  const { number } = await done(
    people.ines,
    'POST',
    `${repository.path}/pulls`,
    { head, base, title },
  );
  return checked(repository, number);
}

/** A pull request when the forge knows that it can be merged. */
export function checked(repository, number) {
  return eventually(
    () => done(people.ines, 'GET', `${repository.path}/pulls/${number}`),
    ({ mergeable }) => mergeable,
  );
}

/** Merges; asks again as long as the forge has not looked yet. */
export async function merge(repository, number, options = {}) {
  const answer = await eventually(
    () =>
      ask(people.ines, 'POST', `${repository.path}/pulls/${number}/merge`, {
        Do: 'merge',
        ...options,
      }),
    ({ status, body }) =>
      status !== 405 || body?.message !== 'Please try again later',
  );
  if (answer.status !== 200) {
    throw new Error(`The merge answers ${answer.status}: ${answer.text}`);
  }
}

/**
 * A folder in which git runs, as somebody or as nobody.
 *
 * @returns {{ folder: string, git: (...args: string[]) => Promise<{ code: number, output: string }>, address: (repository:
 *   object, who?: string | null) => string, remove: () => void }}
 */
export function makeWorkplace() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-contract-git-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Ann',
    GIT_AUTHOR_EMAIL: 'ann@example.com',
    GIT_COMMITTER_NAME: 'Ann',
    GIT_COMMITTER_EMAIL: 'ann@example.com',
  };
  const git = async (...args) => {
    try {
      const { stdout, stderr } = await promisify(execFile)('git', args, {
        cwd: folder,
        env,
        maxBuffer: 1 << 26,
      });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      return { code: error.code, output: error.stdout + error.stderr };
    }
  };
  const address = (repository, who = people.ines) =>
    who
      ? repository.url.replace('://', `://${who}:${tokenOf(who)}@`)
      : repository.url;
  return {
    folder,
    git,
    address,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
