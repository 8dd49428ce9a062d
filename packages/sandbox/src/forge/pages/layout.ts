import { Response } from 'express';
import { Identity } from '../../identities';
import { PageCall, RepositoryPageCall } from './calls';
import { Html, html } from './html';

/** No script, no frame, nothing from elsewhere: what somebody committed or wrote can run nothing. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a whole page. */
export function sendPage(
  call: Pick<PageCall, 'request' | 'response' | 'viewer'>,
  page: { title: string; body: Html; status?: number },
): void {
  const { request, response, viewer } = call;
  const back = encodeURIComponent(
    request.method === 'GET' ? request.originalUrl : '/',
  );
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Halle forge</title>
        <link rel="stylesheet" href="/assets/forge.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
          <a class="home" href="/">Halle forge</a>
          <span class="quiet">The sandbox's own git server</span>
          <div class="who">${whoIsIn(viewer, back)}</div>
        </header>
        <main id="content" tabindex="-1">${page.body}</main>
        <footer>
          A small stand-in for Gitea. It listens on this machine only, and
          everything in it is made up.
        </footer>
      </body>
    </html>`;
  sendHtml(response, page.status ?? 200, document);
}

function sendHtml(response: Response, status: number, document: Html): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'private, no-cache');
  response.status(status).type('html').send(document.text);
}

function whoIsIn(viewer: Identity | undefined, back: string): Html {
  return viewer
    ? html`<span>${viewer.title}</span>
        <a href="/user/login?redirect_to=${back}">Switch</a>
        <form class="inline" method="post" action="/user/logout">
          <button class="link">Sign out</button>
        </form>`
    : html`<a href="/user/login?redirect_to=${back}">Sign in</a>`;
}

/** Name, description and tabs of a repository, above each of its pages. */
export function repositoryHeader(
  { repository }: RepositoryPageCall,
  current: 'files' | 'commits' | 'pulls' | undefined,
): Html {
  const { record } = repository;
  const root = repositoryPath(repository);
  const open = record.pullRequests.filter(({ state }) => state === 'open');
  const branch = encodePath(record.defaultBranch);
  const tab = (
    name: 'files' | 'commits' | 'pulls',
    href: string,
    text: string,
  ) =>
    html`<li>
      <a href="${href}" ${name === current && html`aria-current="page"`}
        >${text}</a
      >
    </li>`;
  return html`
    <p class="quiet">
      <a href="/${repository.owner}">${repository.owner}</a> /
      <a href="${root}">${repository.name}</a>
      ${record.private && html`<span class="tag">private</span>`}
      ${record.archived && html`<span class="tag">archived</span>`}
    </p>
    <nav aria-label="Repository">
      <ul class="tabs">
        ${tab('files', root, 'Files')}
        ${tab('commits', `${root}/commits/branch/${branch}`, 'Commits')}
        ${tab('pulls', `${root}/pulls`, `Pull requests (${open.length})`)}
      </ul>
    </nav>
  `;
}

/** Address of a repository's pages, from the root of the forge. */
export function repositoryPath(repository: {
  owner: string;
  name: string;
}): string {
  return `/${repository.owner}/${repository.name}`;
}

/** Encodes a path for an address and keeps its slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
