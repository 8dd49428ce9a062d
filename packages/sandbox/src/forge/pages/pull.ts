import { PullRequestState } from '../mergeability';
import { countCommits, listCommits } from '../reading/commits';
import { emptyTree, listChangedFiles, readPatch } from '../reading/diffs';
import { PullRequestRecord } from '../records';
import { isDraft } from '../shapes/pullRequests';
import { notFound } from '../errors';
import { RepositoryPageCall } from './calls';
import { diffView } from './diffView';
import { Html, html } from './html';
import { repositoryHeader, repositoryPath, sendPage } from './layout';
import { renderMarkdown } from './markdown';
import { age, commitLink, commitTable, stateMark } from './parts';
import { nameOf } from './pulls';

const commitLimit = 100;

const reviewWords = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'asked for changes',
  COMMENT: 'reviewed',
  PENDING: 'began a review',
};

/** `/{owner}/{repo}/pulls/{n}`: a pull request with all that a reviewer needs, and what they may do. */
export async function pullPage(call: RepositoryPageCall): Promise<void> {
  const { repository, services } = call;
  const pull = pullOf(call);
  const state = await services.pullRequests.state(repository, pull);
  const from = state.mergeBase || emptyTree;
  const range = { from: state.headSha, without: state.mergeBase || undefined };
  const commits = await listCommits(repository, {
    ...range,
    limit: commitLimit,
    oldestFirst: true,
  });
  const total = await countCommits(repository, range);
  const files = await listChangedFiles(repository, from, state.headSha);
  const patch = await readPatch(repository, { from, to: state.headSha });
  sendPage(call, {
    title: `${pull.title} · ${repository.fullName}#${pull.number}`,
    body: html`
      ${repositoryHeader(call, 'pulls')}
      <h1>${pull.title} <span class="quiet">#${pull.number}</span></h1>
      <p class="facts">
        ${stateMark(pull)}
        <span
          >${nameOf(call, pull.author)} asked
          ${age(pull.createdAt, services.now())} to merge
          <span class="mono">${pull.headBranch}</span> into
          <span class="mono">${pull.baseBranch}</span></span
        >
      </p>
      <section class="box prose" aria-label="Description">
        ${
          pull.body.trim() === ''
            ? html`<p class="quiet">There is no description.</p>`
            : renderMarkdown(pull.body)
        }
      </section>
      ${conversation(call, pull)}
      <section aria-labelledby="decision">
        <h2 id="decision">Decision</h2>
        ${decision(call, pull, state)}
      </section>
      ${commentForm(call, pull)}
      <section aria-labelledby="commits">
        <h2 id="commits">Commits (${total})</h2>
        ${commitTable(repository, commits, services.now())}
      </section>
      <section aria-labelledby="files">
        <h2 id="files">Files</h2>
        ${diffView(files, patch)}
      </section>
    `,
  });
}

/**
 * The pull request that an address names.
 *
 * @throws ForgeError 404 where there is none.
 */
export function pullOf({
  request,
  repository,
  services,
}: RepositoryPageCall): PullRequestRecord {
  const { index } = request.params;
  if (!/^[1-9]\d{0,8}$/.test(index)) {
    throw notFound();
  }
  return services.pullRequests.get(repository, parseInt(index, 10));
}

/** Comments and reviews, in the order that they were written. */
function conversation(
  call: RepositoryPageCall,
  pull: PullRequestRecord,
): Html | undefined {
  const { repository, services } = call;
  const said = [
    ...repository.record.comments
      .filter(({ number }) => number === pull.number)
      .map(({ id, author, body, createdAt }) => ({
        id,
        author,
        body,
        at: createdAt,
        did: 'commented',
      })),
    ...repository.record.reviews
      .filter(({ number }) => number === pull.number)
      .map(({ id, author, body, submittedAt, state }) => ({
        id,
        author,
        body,
        at: submittedAt,
        did: reviewWords[state],
      })),
  ].sort((a, b) => a.id - b.id);
  if (said.length === 0) {
    return undefined;
  }
  return html`<section aria-labelledby="comments">
    <h2 id="comments">Comments</h2>
    ${said.map(
      ({ id, author, body, at, did }) =>
        html`<article class="box prose" id="issuecomment-${id}">
          <header>
            ${nameOf(call, author)} ${did} ${age(at, services.now())}
          </header>
          ${renderMarkdown(body)}
        </article>`,
    )}
  </section>`;
}

/** What became of it, or what stands in the way, or the buttons. */
function decision(
  call: RepositoryPageCall,
  pull: PullRequestRecord,
  state: PullRequestState,
): Html {
  const { repository, services, viewer, writes } = call;
  if (pull.merged) {
    return html`<div class="box notice">
      <p>
        ${nameOf(call, pull.merged.by)} merged it
        ${age(pull.merged.at, services.now())} as
        <span class="mono">${commitLink(repository, pull.merged.sha)}</span>.
      </p>
    </div>`;
  }
  const path = `${repositoryPath(repository)}/pulls/${pull.number}`;
  const isAuthor = viewer?.name === pull.author;
  const isOpen = pull.state === 'open';
  return html`<div class="box notice">
    <p>${verdict(call, pull, state)}</p>
    ${
      isOpen &&
      writes &&
      state.mergeable &&
      !isDraft(pull) &&
      html`<form method="post" action="${path}/merge" class="actions">
        <input type="hidden" name="head_commit_id" value="${state.headSha}" />
        <label class="row"
          >Way
          <select name="do">
            <option value="merge">Merge commit</option>
            <option value="squash">One squashed commit</option>
            <option value="rebase">Rebase</option>
            <option value="fast-forward-only">Fast-forward only</option>
          </select>
        </label>
        <label class="row"
          ><input type="checkbox" name="delete_branch" value="yes" />Delete
          ${pull.headBranch}</label
        >
        <button>Merge pull request</button>
      </form>`
    }
    ${
      (writes || isAuthor) &&
      html`<form method="post" action="${path}/state" class="actions">
        <input
          type="hidden"
          name="state"
          value="${isOpen ? 'closed' : 'open'}"
        />
        <button class="plain">
          ${isOpen ? 'Close pull request' : 'Open again'}
        </button>
      </form>`
    }
  </div>`;
}

function verdict(
  { repository, request, viewer, writes }: RepositoryPageCall,
  pull: PullRequestRecord,
  state: PullRequestState,
): Html {
  if (pull.state === 'closed') {
    return html`This pull request is closed and not merged.`;
  }
  if (isDraft(pull)) {
    return html`Its title marks it as unfinished. Take away the mark to merge
    it.`;
  }
  if (state.conflicts.length > 0) {
    return html`It cannot be merged: both sides changed
    ${state.conflicts.map(
      (path, index) =>
        html`${index > 0 && ', '}<span class="mono">${path}</span>`,
    )}.
    Bring ${pull.baseBranch} into ${pull.headBranch} first.`;
  }
  if (!state.mergeable) {
    return html`It cannot be merged: the two branches have no commit in common.`;
  }
  if (writes) {
    return html`It can be merged without conflicts.`;
  }
  const login = html`<a
    href="/user/login?redirect_to=${encodeURIComponent(request.originalUrl)}"
    >${viewer ? 'Switch to somebody who may' : 'Sign in'}</a
  >`;
  return viewer
    ? html`It can be merged without conflicts, but not by ${viewer.title}: only
      the team ${repository.owner} and administrators may merge here. ${login}.`
    : html`It can be merged without conflicts. ${login} to merge it.`;
}

function commentForm(
  { repository, viewer }: RepositoryPageCall,
  pull: PullRequestRecord,
): Html | undefined {
  if (!viewer) {
    return undefined;
  }
  const path = `${repositoryPath(repository)}/pulls/${pull.number}`;
  return html`<form method="post" action="${path}/comments" class="box">
    <label for="comment">Comment as ${viewer.title}</label>
    <textarea
      id="comment"
      name="body"
      required
      maxlength="65536"
      aria-describedby="comment-hint"
    ></textarea>
    <p id="comment-hint" class="quiet">Markdown is understood.</p>
    <button>Add comment</button>
  </form>`;
}
