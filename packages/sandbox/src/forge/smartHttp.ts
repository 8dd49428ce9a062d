import { NextFunction, Request, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Identity } from '../identities';
import { mayRead, mayWrite } from './access';
import { authenticate } from './authentication';
import { readCgiHead } from './cgi';
import { Git } from './git';
import { ForgeLogger } from './logger';
import { isOwnerName, isRepositoryName } from './names';
import { BranchProtection } from './protection';
import { PushCommands } from './pushCommands';
import { Repositories } from './repositories';
import { Repository } from './repository';

type Service = 'git-upload-pack' | 'git-receive-pack';

interface GitRequest {
  owner: string;
  name: string;
  /** The part of the address after the repository. */
  path: string;
  service: Service | undefined;
}

/** A pack may take long; a process that is still there after this is stuck. */
const timeLimit = 30 * 60_000;

export interface SmartHttpOptions {
  git: Git;
  repositories: Repositories;
  protection: BranchProtection;
  identities: Identity[];
  logger: ForgeLogger;
}

/** Serves clone, fetch and push by `git http-backend`; requests for anything else pass on. */
export function createSmartHttp(
  options: SmartHttpOptions,
): (request: Request, response: Response, next: NextFunction) => Promise<void> {
  const { repositories, identities } = options;
  return async (request, response, next) => {
    const asked = parseGitRequest(request);
    if (!asked) {
      next();
      return;
    }
    const caller = authenticate(identities, request);
    if (caller.kind === 'refused') {
      refuse(response, 401, 'The user name or token is not valid.');
      return;
    }
    const identity = caller.kind === 'identity' ? caller.identity : undefined;
    const repository = repositories.find(asked.owner, asked.name);
    if (!repository || !mayRead(identity, repository)) {
      // Without a name it stays open whether it exists: git then asks for one.
      refuse(
        response,
        identity ? 404 : 401,
        identity ? 'Repository not found.' : 'Sign in to see this repository.',
      );
      return;
    }
    if (!asked.service) {
      refuse(
        response,
        403,
        'This forge speaks the smart protocol only. Use git 1.6.6 or later.',
      );
      return;
    }
    if (asked.service === 'git-receive-pack') {
      if (!identity) {
        refuse(response, 401, 'Sign in to push.');
        return;
      }
      if (!mayWrite(identity, repository)) {
        refuse(
          response,
          403,
          `${identity.name} may not push to ${repository.fullName}: it belongs to ${repository.owner}.`,
        );
        return;
      }
      if (repository.record.archived) {
        refuse(response, 403, `${repository.fullName} is archived.`);
        return;
      }
    }
    await serve(options, request, response, {
      repository,
      identity,
      path: asked.path,
      service: asked.service,
    });
  };
}

function parseGitRequest(request: Request): GitRequest | undefined {
  const match =
    /^\/([^/]+)\/([^/]+)\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
      request.path,
    );
  if (!match) {
    return undefined;
  }
  const [, rawOwner, rawName, path] = match;
  const owner = decode(rawOwner);
  const name = decode(rawName)?.replace(/\.git$/, '');
  if (
    owner === undefined ||
    name === undefined ||
    !isOwnerName(owner) ||
    !isRepositoryName(name)
  ) {
    return undefined;
  }
  const isInfo = path === 'info/refs';
  if (request.method !== (isInfo ? 'GET' : 'POST')) {
    return undefined;
  }
  return {
    owner,
    name,
    path,
    service: serviceOf(isInfo ? request.query.service : path),
  };
}

function serviceOf(value: unknown): Service | undefined {
  return value === 'git-upload-pack' || value === 'git-receive-pack'
    ? value
    : undefined;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function refuse(response: Response, status: number, message: string): void {
  if (status === 401) {
    response.setHeader('WWW-Authenticate', 'Basic realm="Gitea"');
  }
  response.status(status).type('text/plain').send(`${message}\n`);
}

async function serve(
  options: SmartHttpOptions,
  request: Request,
  response: Response,
  asked: {
    repository: Repository;
    identity: Identity | undefined;
    path: string;
    service: Service;
  },
): Promise<void> {
  const { git, repositories, protection, logger } = options;
  const { repository, identity, path, service } = asked;
  const pushes = request.method === 'POST' && service === 'git-receive-pack';
  if (pushes) {
    await protection.check();
  }
  const zipped = request.headers['content-encoding'] === 'gzip';
  const child = git.start(repository.directory, ['http-backend'], {
    settings: {
      'core.hooksPath': protection.directory,
      // The hook says it in a sentence.
      'receive.denyDeleteCurrent': 'ignore',
    },
    environment: {
      ...cgiEnvironment(request, zipped),
      GIT_PROJECT_ROOT: repositories.directory,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${repository.owner}/${repository.name}.git/${path}`,
      REMOTE_USER: identity?.name ?? '',
      GIT_COMMITTER_NAME: identity?.title ?? 'anonymous',
      GIT_COMMITTER_EMAIL: identity?.email ?? 'anonymous@localhost',
      FORGE_DEFAULT_REF: `refs/heads/${repository.record.defaultBranch}`,
      FORGE_PROTECTED_REFS: repository.record.protections
        .map(({ branch }) => `refs/heads/${branch}`)
        .join(' '),
    },
  });
  const timer = setTimeout(() => child.kill('SIGTERM'), timeLimit);
  const ended = new Promise<void>(resolve => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-4096);
  });
  // A reader that left needs no more packs. A pusher that left is told to git by the end of its input.
  response.once('close', () => {
    if (!response.writableFinished && !pushes) {
      child.kill('SIGTERM');
    }
  });
  const commands = new PushCommands();
  const body: Array<Readable | PushCommands> = [
    request,
    ...(zipped ? [createGunzip()] : []),
    ...(pushes ? [commands] : []),
  ];
  const sent = pipeline([...body, child.stdin]).catch(() => {
    child.stdin.destroy();
  });
  try {
    const head = await readCgiHead(child.stdout);
    if (!head) {
      throw new Error(`git http-backend gave no answer: ${stderr.trim()}`);
    }
    response.status(head.status);
    head.headers.forEach(([name, value]) => response.setHeader(name, value));
    if (head.rest.length > 0) {
      response.write(head.rest);
    }
    await pipeline(child.stdout, response, { end: false }).catch(() => {
      child.stdout.resume();
    });
    await Promise.all([sent, ended]);
  } catch (error) {
    logger.error(
      `git over HTTP failed on ${repository.fullName}: ${error} ${stderr}`,
    );
    child.kill('SIGTERM');
    await ended;
    if (!response.headersSent) {
      refuse(response, 500, 'git did not answer.');
    }
  } finally {
    clearTimeout(timer);
    if (pushes) {
      await repository.refs.notice(identity?.name ?? '', commands.refs);
    }
    // Only now does git hear the end: whoever pushed finds the forge up to date.
    response.end();
  }
}

function cgiEnvironment(
  request: Request,
  zipped: boolean,
): Record<string, string> {
  const protocol = request.get('Git-Protocol') ?? '';
  const length = zipped ? undefined : request.get('Content-Length');
  const query = request.originalUrl.split('?')[1] ?? '';
  return {
    REQUEST_METHOD: request.method,
    QUERY_STRING: query,
    CONTENT_TYPE: request.get('Content-Type') ?? '',
    REMOTE_ADDR: request.socket.remoteAddress ?? '',
    ...(length === undefined ? {} : { CONTENT_LENGTH: length }),
    ...(/^[a-z0-9=:.-]{1,64}$/i.test(protocol)
      ? { GIT_PROTOCOL: protocol }
      : {}),
  };
}
