import { Request, RequestHandler, Response } from 'express';
import { Identity } from '../../identities';
import { mayAdminister, mayRead, mayWrite } from '../access';
import { authenticate } from '../authentication';
import { ForgeError, forbidden, notFound } from '../errors';
import { isOwnerName, isRepositoryName } from '../names';
import { Repository } from '../repository';
import { ForgeServices } from '../services';

/** A request whose sender is known, or known to be anonymous. */
export interface ApiCall {
  request: Request;
  response: Response;
  viewer: Identity | undefined;
}

/** A request of somebody who is signed in. */
export interface SignedCall extends ApiCall {
  viewer: Identity;
}

/** A request about a repository that its sender may see. */
export interface RepositoryCall extends ApiCall {
  repository: Repository;
}

/** A request about a repository, of somebody who is signed in and may do it. */
export interface SignedRepositoryCall extends RepositoryCall {
  viewer: Identity;
}

/** Lets a handler run only for those who may call it, and gives it what it needs. */
export interface Guards {
  anyone(handler: (call: ApiCall) => Promise<void>): RequestHandler;
  /** Gitea's `reqToken`: 401 without a name. */
  signedIn(handler: (call: SignedCall) => Promise<void>): RequestHandler;
  /** Gitea's `reqRepoReader`: 404 for those who may not see it. */
  reader(handler: (call: RepositoryCall) => Promise<void>): RequestHandler;
  signedReader(
    handler: (call: SignedRepositoryCall) => Promise<void>,
  ): RequestHandler;
  /** Gitea's `reqRepoWriter`: 403 for those who may only read. */
  writer(
    handler: (call: SignedRepositoryCall) => Promise<void>,
  ): RequestHandler;
  /** Gitea's `reqAdmin`: 403 for those who may not change settings, with another message than its own where one is given. */
  administrator(
    handler: (call: SignedRepositoryCall) => Promise<void>,
    refusal?: string,
  ): RequestHandler;
}

export function createGuards(services: ForgeServices): Guards {
  const viewerOf = (request: Request): Identity | undefined => {
    const caller = authenticate(services.people.identities, request);
    if (caller.kind === 'refused') {
      throw new ForgeError(401, 'invalid username, password or token');
    }
    return caller.kind === 'identity' ? caller.identity : undefined;
  };
  const signed = (call: ApiCall): Identity => {
    if (!call.viewer) {
      throw new ForgeError(401, 'token is required');
    }
    return call.viewer;
  };
  const find = (call: ApiCall): Repository => {
    const { owner, repo } = call.request.params;
    const repository =
      isOwnerName(owner) && isRepositoryName(repo)
        ? services.repositories.find(owner, repo)
        : undefined;
    if (!repository || !mayRead(call.viewer, repository)) {
      throw notFound();
    }
    return repository;
  };
  const anyone: Guards['anyone'] = handler => (request, response, next) => {
    // A promise that a handler left unhandled would end the process.
    const run = async () =>
      await handler({ request, response, viewer: viewerOf(request) });
    run().catch(next);
  };
  const requiring = (
    isAllowed: typeof mayWrite,
    refusal: string,
    handler: (call: SignedRepositoryCall) => Promise<void>,
  ) =>
    anyone(async call => {
      const repository = find(call);
      const viewer = signed(call);
      if (!isAllowed(viewer, repository)) {
        throw forbidden(refusal);
      }
      if (repository.record.archived && call.request.method !== 'GET') {
        refuseArchived(call.request, repository);
      }
      await handler({ ...call, repository, viewer });
    });
  return {
    anyone,
    signedIn: handler =>
      anyone(async call => await handler({ ...call, viewer: signed(call) })),
    reader: handler =>
      anyone(async call => await handler({ ...call, repository: find(call) })),
    signedReader: handler =>
      anyone(async call => {
        const repository = find(call);
        await handler({ ...call, repository, viewer: signed(call) });
      }),
    writer: handler =>
      requiring(
        mayWrite,
        'user should have a permission to write to a repo',
        handler,
      ),
    administrator: (handler, refusal) =>
      requiring(
        mayAdminister,
        refusal ??
          'user should be an owner or a collaborator with admin write of a repository',
        handler,
      ),
  };
}

/** An archived repository can be brought back or deleted, and nothing else. */
function refuseArchived(request: Request, repository: Repository): void {
  const isItself = /^\/repos\/[^/]+\/[^/]+\/?$/.test(request.path);
  if (!isItself) {
    throw new ForgeError(423, `${repository.fullName} is archived.`);
  }
}
