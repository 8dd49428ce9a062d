import { NextFunction, Request, Response } from 'express';
import { Identity } from '../../identities';
import { mayRead } from '../access';
import { refusalOf } from '../api/errors';
import { ForgeServices } from '../services';
import { Html, html } from './html';
import { repositoryPath, sendPage } from './layout';
import { Sessions } from './session';

/** Shows what went wrong, and what to do next. */
export function createPageErrorHandler(
  services: ForgeServices,
  sessions: Sessions,
) {
  return (
    error: unknown,
    request: Request,
    response: Response,
    // express knows an error handler by its four parameters.
    _next: NextFunction,
  ): void => {
    const refusal = refusalOf(error);
    if (!refusal) {
      services.logger.error(
        `The forge failed on ${request.method} ${request.path}: ${
          error instanceof Error ? error.stack : error
        }`,
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, message } = refusal ?? {
      status: 500,
      message: 'The forge could not do this. Its log says why.',
    };
    if (status === 401 && request.headers.authorization) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Gitea"');
    }
    const viewer = viewerOf(request, sessions);
    sendPage(
      { request, response, viewer },
      status === 404
        ? {
            status,
            title: 'Not found',
            body: notFoundBody(services, request, viewer),
          }
        : {
            status,
            title: 'That did not work',
            body: html`<h1>That did not work</h1>
              <p class="box notice bad">${message}</p>
              <p>
                ${
                  status === 401
                    ? html`<a href="/user/login">Sign in</a>`
                    : html`<a href="${backOf(request)}">Go back</a>`
                }
              </p>`,
          },
    );
  };
}

function notFoundBody(
  services: ForgeServices,
  request: Request,
  viewer: Identity | undefined,
): Html {
  const login = `/user/login?redirect_to=${encodeURIComponent(request.originalUrl)}`;
  const [, owner = '', name = ''] = request.path.split('/');
  const repository = services.repositories.find(owner, name);
  const isOwner = services.people.findOrganization(owner) !== undefined;
  return html`<h1>There is nothing here</h1>
    <p>
      <span class="mono">${request.path}</span> is no page, branch or file of
      this forge, or it is private and
      ${viewer ? `${viewer.title} may not see it` : 'you are not signed in'}.
    </p>
    <ul>
      <li><a href="/">All repositories</a></li>
      ${
        isOwner &&
        html`<li><a href="/${owner}">Repositories of ${owner}</a></li>`
      }
      ${
        repository &&
        mayRead(viewer, repository) &&
        html`<li>
          <a href="${repositoryPath(repository)}"
            >Start of ${repository.fullName}</a
          >
        </li>`
      }
      <li>
        <a href="${login}">${viewer ? 'Switch to somebody else' : 'Sign in'}</a>
      </li>
    </ul>`;
}

/** A form's own page. */
function backOf(request: Request): string {
  const path = request.path.replace(/\/(merge|state|comments)$/, '');
  return /^\/[^/\\]/.test(path) ? path : '/';
}

function viewerOf(request: Request, sessions: Sessions): Identity | undefined {
  try {
    return sessions.viewer(request);
  } catch {
    return undefined;
  }
}
