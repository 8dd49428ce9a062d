import { Request, RequestHandler, Response } from 'express';
import { Identity } from '../../identities';
import { mayRead, mayWrite } from '../access';
import { ForgeError, forbidden, notFound } from '../errors';
import { isOwnerName, isRepositoryName } from '../names';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { Sessions, requireOwnForm } from './session';

/** A visit to a page. */
export interface PageCall {
  request: Request;
  response: Response;
  services: ForgeServices;
  viewer: Identity | undefined;
}

/** A visit to a page of a repository that the visitor may see. */
export interface RepositoryPageCall extends PageCall {
  repository: Repository;
  /** Whether the visitor may change it. */
  writes: boolean;
}

/** A form about a repository, of a visitor who is signed in. */
export interface RepositoryFormCall extends RepositoryPageCall {
  viewer: Identity;
}

export interface PageGuards {
  anyone(handler: (call: PageCall) => Promise<void>): RequestHandler;
  /** A form that anyone may send, from a page of the forge. */
  form(handler: (call: PageCall) => Promise<void>): RequestHandler;
  reader(handler: (call: RepositoryPageCall) => Promise<void>): RequestHandler;
  /** A form of somebody who is signed in and may read the repository. */
  readerForm(
    handler: (call: RepositoryFormCall) => Promise<void>,
  ): RequestHandler;
  /** A form of somebody who may write the repository. */
  writerForm(
    handler: (call: RepositoryFormCall) => Promise<void>,
  ): RequestHandler;
}

export function createPageGuards(
  services: ForgeServices,
  sessions: Sessions,
): PageGuards {
  const anyone: PageGuards['anyone'] = handler => (request, response, next) => {
    const run = async () =>
      await handler({
        request,
        response,
        services,
        viewer: sessions.viewer(request),
      });
    run().catch(next);
  };
  const form: PageGuards['form'] = handler =>
    anyone(async call => {
      requireOwnForm(call.request);
      await handler(call);
    });
  const enter = (call: PageCall): RepositoryPageCall => {
    const { owner, repo } = call.request.params;
    const repository =
      isOwnerName(owner) && isRepositoryName(repo)
        ? services.repositories.find(owner, repo)
        : undefined;
    if (!repository || !mayRead(call.viewer, repository)) {
      throw notFound();
    }
    return { ...call, repository, writes: mayWrite(call.viewer, repository) };
  };
  const signed = (call: RepositoryPageCall): RepositoryFormCall => {
    if (!call.viewer) {
      throw new ForgeError(401, 'Sign in first.');
    }
    return { ...call, viewer: call.viewer };
  };
  return {
    anyone,
    form,
    reader: handler => anyone(async call => await handler(enter(call))),
    readerForm: handler =>
      form(async call => await handler(signed(enter(call)))),
    writerForm: handler =>
      form(async call => {
        const entered = signed(enter(call));
        if (!entered.writes || entered.repository.record.archived) {
          throw forbidden(
            `${entered.viewer.title} may not change ${entered.repository.fullName}.`,
          );
        }
        await handler(entered);
      }),
  };
}
