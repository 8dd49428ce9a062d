import { notFound } from '../errors';
import { isTreePath } from '../names';
import {
  countCommits,
  listCommits,
  mergeBase,
  readCommit,
} from '../reading/commits';
import { emptyTree, listChangedFiles, readPatch } from '../reading/diffs';
import { findRevision } from '../reading/revisions';
import { RepositoryPageCall } from './calls';
import { diffView } from './diffView';
import { html } from './html';
import { repositoryHeader, sendPage } from './layout';
import { age, commitLink, commitTable, pager } from './parts';

const perPage = 30;
const compareLimit = 250;

/** `/{owner}/{repo}/commits/{branch|commit|tag}/…`: the history, of all files or of one. */
export async function commitsPage(call: RepositoryPageCall): Promise<void> {
  const { request, repository, services } = call;
  const revision = await findRevision(repository, request.params[0] ?? '');
  const path = typeof request.query.path === 'string' ? request.query.path : '';
  if (!revision || (path !== '' && !isTreePath(path))) {
    throw notFound();
  }
  const page = Math.max(1, parseInt(String(request.query.page), 10) || 1);
  const commits = await listCommits(repository, {
    from: revision.sha,
    path,
    skip: (page - 1) * perPage,
    limit: perPage + 1,
  });
  sendPage(call, {
    title: `Commits of ${repository.fullName}`,
    body: html`
      ${repositoryHeader(call, 'commits')}
      <h1>
        Commits of ${revision.name}
        ${path !== '' && html`to <span class="mono">${path}</span>`}
      </h1>
      ${commitTable(repository, commits.slice(0, perPage), services.now())}
      ${pager(
        request.path,
        path === '' ? {} : { path },
        page,
        commits.length > perPage,
      )}
    `,
  });
}

/** `/{owner}/{repo}/commit/{sha}`: what one commit changed. */
export async function commitPage(call: RepositoryPageCall): Promise<void> {
  const { request, repository, services } = call;
  const revision = await findRevision(repository, request.params.sha);
  if (!revision) {
    throw notFound();
  }
  const commit = await readCommit(repository, revision.sha);
  const from = commit.parents[0] ?? emptyTree;
  const files = await listChangedFiles(repository, from, commit.sha);
  const patch = await readPatch(repository, { from, to: commit.sha });
  const [subject, ...rest] = commit.message.trim().split('\n');
  const body = rest.join('\n').trim();
  sendPage(call, {
    title: `${subject} · ${repository.fullName}`,
    body: html`
      ${repositoryHeader(call, 'commits')}
      <h1>${subject}</h1>
      ${body !== '' && html`<pre class="box code">${body}</pre>`}
      <p class="facts quiet">
        <span
          >${commit.author.name} wrote it
          ${age(commit.author.date, services.now())}</span
        >
        <span class="mono">${commit.sha}</span>
        ${commit.parents.map(
          sha =>
            html`<span class="mono"
              >parent ${commitLink(repository, sha)}</span
            >`,
        )}
      </p>
      ${diffView(files, patch)}
    `,
  });
}

/** `/{owner}/{repo}/compare/{base}...{head}`: what one has and the other has not. */
export async function comparePage(call: RepositoryPageCall): Promise<void> {
  const { request, repository, services } = call;
  const [, base, head] = /^(.+?)\.{2,3}(.+)$/.exec(request.params[0]) ?? [];
  const from = base && (await findRevision(repository, base));
  const to = head && (await findRevision(repository, head));
  if (!from || !to) {
    throw notFound();
  }
  const range = { from: to.sha, without: from.sha };
  const start = (await mergeBase(repository, from.sha, to.sha)) ?? emptyTree;
  const files = await listChangedFiles(repository, start, to.sha);
  const total = await countCommits(repository, range);
  sendPage(call, {
    title: `${base}...${head} in ${repository.fullName}`,
    body: html`
      ${repositoryHeader(call, 'commits')}
      <h1>${head} compared with ${base}</h1>
      <p>${total} commits that ${base} has not.</p>
      ${commitTable(
        repository,
        await listCommits(repository, { ...range, limit: compareLimit }),
        services.now(),
      )}
      ${diffView(
        files,
        await readPatch(repository, { from: start, to: to.sha }),
      )}
    `,
  });
}
