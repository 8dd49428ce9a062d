import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { callOk } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { machines } from '../lib/people.mjs';

/** The portal's account, which is the first there is. */
const administrator = machines.find(({ name }) => name === 'socle');

/**
 * A running Gitea.
 *
 * @typedef {object} Forge
 * @property {string} url without a slash at its end
 * @property {string} folder
 * @property {(owner: string, name: string) => string} repositoryFolder the bare repository on disk
 * @property {(path: string, options?: object) => Promise<any>} api calls `/api/v1` as its administrator; throws on a refusal
 */

/**
 * Starts Gitea, with the portal's account as its first administrator.
 *
 * @returns {Promise<Forge>}
 */
export async function startForge({ folder, processes, built }) {
  const own = path.join(folder, 'forge');
  fs.mkdirSync(own);
  const [port] = await freePorts(1);
  const url = `http://localhost:${port}`;
  const configuration = path.join(own, 'app.ini');
  fs.writeFileSync(
    configuration,
    settings({ own, port, url, sources: built.file('code.gitea.io/gitea') }),
    { mode: 0o600 },
  );
  const command = built.program('gitea');
  const common = ['--config', configuration, '--work-path', own];
  const part = processes.start({
    name: 'forge',
    command,
    args: ['web', ...common],
    env: { USER: os.userInfo().username },
  });
  await ready(part, () => callOk(`${url}/api/healthz`));

  const { name, token, email } = administrator;
  await promisify(execFile)(
    command,
    [
      ...['admin', 'user', 'create', '--admin', '--must-change-password=false'],
      ...['--username', name, '--password', token, '--email', email],
      ...common,
    ],
    { env: { ...process.env, HOME: own, USER: os.userInfo().username } },
  );
  return forgeAt({ url, folder: own });
}

/**
 * A Gitea that runs already.
 *
 * @param {{ url: string, folder: string }} where
 * @returns {Forge}
 */
export function forgeAt({ url, folder }) {
  const { name, token } = administrator;
  const credentials = Buffer.from(`${name}:${token}`).toString('base64');
  return {
    url,
    folder,
    repositoryFolder: (owner, repository) =>
      path.join(
        folder,
        'repositories',
        owner.toLowerCase(),
        `${repository.toLowerCase()}.git`,
      ),
    api: async (target, options = {}) => {
      const { text } = await callOk(`${url}/api/v1${target}`, {
        ...options,
        timeLimit: 30_000,
        headers: { authorization: `Basic ${credentials}`, ...options.headers },
      });
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}

function settings({ own, port, url, sources }) {
  const secret = () => randomBytes(32).toString('base64url');
  return `APP_NAME = Halle
RUN_MODE = prod
RUN_USER = ${os.userInfo().username}
; Only where it is root that starts it: Gitea refuses otherwise, and everything here is on loopback for one run.
I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = ${os.userInfo().uid === 0}

[server]
PROTOCOL = http
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = ${url}/
LOCAL_ROOT_URL = http://127.0.0.1:${port}/
STATIC_ROOT_PATH = ${sources}
APP_DATA_PATH = ${own}/data
OFFLINE_MODE = true
DISABLE_SSH = true
LFS_START_SERVER = false

[database]
DB_TYPE = sqlite3
PATH = ${own}/gitea.db
SQLITE_JOURNAL_MODE = WAL

[repository]
ROOT = ${own}/repositories
DEFAULT_BRANCH = main
ENABLE_PUSH_CREATE_ORG = false

[security]
INSTALL_LOCK = true
SECRET_KEY = ${secret()}
INTERNAL_TOKEN = ${secret()}

[oauth2]
ENABLED = false
JWT_SECRET = ${secret()}

[service]
DISABLE_REGISTRATION = true
DEFAULT_ALLOW_CREATE_ORGANIZATION = false

[webhook]
ALLOWED_HOST_LIST = loopback

[queue]
TYPE = channel

[session]
PROVIDER = memory

[indexer]
ISSUE_INDEXER_TYPE = db

[actions]
ENABLED = false

[packages]
ENABLED = false

[cron]
ENABLED = false

[cron.update_checker]
ENABLED = false

[log]
MODE = console
LEVEL = warn
ROOT_PATH = ${own}/log
`;
}
