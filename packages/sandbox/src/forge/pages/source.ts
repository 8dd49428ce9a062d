import { notFound } from '../errors';
import { isTreePath } from '../names';
import { sendRawFile } from '../rawFiles';
import { findLastCommits } from '../reading/lastCommits';
import { Revision, splitRevision } from '../reading/revisions';
import { TreeEntry, findEntry, listTree, readBlob } from '../reading/trees';
import { RepositoryPageCall } from './calls';
import { Html, html } from './html';
import {
  encodePath,
  repositoryHeader,
  repositoryPath,
  sendPage,
} from './layout';
import { renderMarkdown } from './markdown';
import { age, commitLink } from './parts';

const textLimit = 1024 * 1024;
const lineLimit = 10_000;

interface Place {
  revision: Revision;
  path: string;
}

/** `/{owner}/{repo}`: the default branch's root, or how to fill an empty repository. */
export async function repositoryPage(call: RepositoryPageCall): Promise<void> {
  const { repository } = call;
  const { defaultBranch } = repository.record;
  const sha = repository.refs.branch(defaultBranch);
  if (!sha) {
    sendPage(call, { title: repository.fullName, body: emptyBody(call) });
    return;
  }
  await showFolder(call, {
    revision: { kind: 'branch', name: defaultBranch, sha },
    path: '',
  });
}

/** `/{owner}/{repo}/src/{branch|commit|tag}/…`: a folder or a file. */
export async function sourcePage(call: RepositoryPageCall): Promise<void> {
  const place = await placeOf(call);
  const entry = await findEntry(
    call.repository,
    place.revision.sha,
    place.path,
  );
  if (!entry) {
    throw notFound();
  }
  if (entry.type === 'tree') {
    await showFolder(call, place);
  } else {
    await showFile(call, place, entry);
  }
}

/** `/{owner}/{repo}/raw/{branch|commit|tag}/…`: a file as it is. */
export async function rawPage(call: RepositoryPageCall): Promise<void> {
  const { revision, path } = await placeOf(call);
  const { request, response, repository } = call;
  await sendRawFile(repository, revision.sha, path, request, response);
}

async function placeOf({
  request,
  repository,
}: RepositoryPageCall): Promise<Place> {
  const { kind } = request.params;
  const place = await splitRevision(repository, request.params[0] ?? '');
  if (
    !place ||
    place.revision.kind !== kind ||
    (place.path !== '' && !isTreePath(place.path))
  ) {
    throw notFound();
  }
  return place;
}

async function showFolder(
  call: RepositoryPageCall,
  place: Place,
): Promise<void> {
  const { repository } = call;
  const { revision, path } = place;
  const folder = await findEntry(repository, revision.sha, path);
  if (!folder) {
    throw notFound();
  }
  const entries = await listTree(repository, {
    sha: folder.sha,
    prefix: path,
  });
  const sorted = [
    ...entries.filter(({ type }) => type === 'tree'),
    ...entries.filter(({ type }) => type !== 'tree'),
  ];
  const readme = entries.find(
    entry =>
      entry.type === 'blob' &&
      /^readme\.md$/i.test(nameOf(entry.path)) &&
      entry.size <= textLimit,
  );
  sendPage(call, {
    title: path === '' ? repository.fullName : `${path} in ${repository.name}`,
    body: html`
      ${repositoryHeader(call, 'files')}
      <h1>${path === '' ? repository.name : nameOf(path)}</h1>
      ${path === '' && repositoryFacts(call)} ${trail(call, place)}
      ${await folderTable(call, place, sorted)}
      ${readme && (await readmeBox(call, place, readme))}
    `,
  });
}

function repositoryFacts({ repository, services }: RepositoryPageCall): Html {
  const { description } = repository.record;
  return html`
    ${description !== '' && html`<p>${description}</p>`}
    <p class="quiet">
      Clone it:
      <code
        >git clone ${services.baseUrl}${repositoryPath(repository)}.git</code
      >
    </p>
  `;
}

async function folderTable(
  { repository, services }: RepositoryPageCall,
  { revision, path }: Place,
  entries: TreeEntry[],
): Promise<Html> {
  const last = await findLastCommits(repository, {
    commit: revision.sha,
    folder: path,
    paths: entries.map(entry => entry.path),
  });
  const root = `${repositoryPath(repository)}/src/${revision.kind}/${encodePath(revision.name)}`;
  return html`<table class="list">
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Last commit</th>
        <th scope="col" class="age">Changed</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(entry => {
        const commit = last.get(entry.path);
        const isFolder = entry.type === 'tree';
        return html`<tr>
          <td class="wide">
            <a href="${root}/${encodePath(entry.path)}"
              >${nameOf(entry.path)}${isFolder && '/'}</a
            >
          </td>
          <td class="wide">
            ${
              commit &&
              html`<span class="mono"
                  >${commitLink(repository, commit.sha)}</span
                >
                ${commit.subject}`
            }
          </td>
          <td class="age">
            ${commit && age(commit.committerDate, services.now())}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

async function readmeBox(
  { repository }: RepositoryPageCall,
  { revision, path }: Place,
  readme: TreeEntry,
): Promise<Html> {
  const content = await readBlob(repository, readme.sha);
  const root = repositoryPath(repository);
  const place = `${revision.kind}/${encodePath(revision.name)}`;
  return html`<section class="box prose" aria-label="${nameOf(readme.path)}">
    ${renderMarkdown(content.toString('utf8'), {
      source: `${root}/src/${place}`,
      raw: `${root}/raw/${place}`,
      folder: path,
    })}
  </section>`;
}

async function showFile(
  call: RepositoryPageCall,
  place: Place,
  entry: TreeEntry,
): Promise<void> {
  const { repository } = call;
  const { revision, path } = place;
  const raw = `${repositoryPath(repository)}/raw/${revision.kind}/${encodePath(revision.name)}/${encodePath(path)}`;
  sendPage(call, {
    title: `${path} in ${repository.fullName}`,
    body: html`
      ${repositoryHeader(call, 'files')}
      <h1>${nameOf(path)}</h1>
      ${trail(call, place)}
      <p class="facts quiet">
        <span>${entry.size} bytes</span>
        ${entry.type === 'blob' && html`<a href="${raw}">Raw</a>`}
      </p>
      ${await fileBody(call, entry)}
    `,
  });
}

async function fileBody(
  { repository }: RepositoryPageCall,
  entry: TreeEntry,
): Promise<Html> {
  if (entry.type !== 'blob') {
    return html`<p>This is a submodule at ${entry.sha}.</p>`;
  }
  if (entry.size > textLimit) {
    return html`<p>This file is too large to be shown.</p>`;
  }
  const content = await readBlob(repository, entry.sha);
  if (content.includes(0)) {
    return html`<p>This file is not text.</p>`;
  }
  const lines = content.toString('utf8').replace(/\n$/, '').split('\n');
  return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label="Content of ${nameOf(entry.path)}"
    >
      <table class="code">
        <tbody>
          ${lines.slice(0, lineLimit).map(
            (line, index) =>
              html`<tr id="L${index + 1}">
                <td class="line">
                  <a href="#L${index + 1}" aria-label="Line ${index + 1}"
                    >${index + 1}</a
                  >
                </td>
                <td>${line}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      lines.length > lineLimit &&
      html`<p>The other ${lines.length - lineLimit} lines are not shown.</p>`
    }`;
}

/** The way from the root of the repository to here, and the other branches. */
function trail({ repository }: RepositoryPageCall, place: Place): Html {
  const { revision, path } = place;
  const root = repositoryPath(repository);
  const at = (branch: string) => `${root}/src/branch/${encodePath(branch)}`;
  const here = `${root}/src/${revision.kind}/${encodePath(revision.name)}`;
  const parts = path === '' ? [] : path.split('/');
  return html`<div class="facts">
    <details>
      <summary>${revision.kind} <strong>${revision.name}</strong></summary>
      <ul>
        ${repository.refs
          .branches()
          .map(({ name }) => html`<li><a href="${at(name)}">${name}</a></li>`)}
      </ul>
    </details>
    <nav aria-label="Folder">
      <a href="${here}">${repository.name}</a>
      ${parts.map((part, index) => {
        const folder = encodePath(parts.slice(0, index + 1).join('/'));
        return html` / <a href="${here}/${folder}">${part}</a>`;
      })}
    </nav>
    <a
      href="${root}/commits/${revision.kind}/${encodePath(revision.name)}${path !== '' && `?path=${encodeURIComponent(path)}`}"
      >History</a
    >
  </div>`;
}

function emptyBody(call: RepositoryPageCall): Html {
  const { repository, services } = call;
  const url = `${services.baseUrl}${repositoryPath(repository)}.git`;
  return html`
    ${repositoryHeader(call, 'files')}
    <h1>${repository.name}</h1>
    <p>This repository is empty. Push the first commit to it:</p>
    <pre class="box code">
git remote add origin ${url}
git push origin HEAD:${repository.record.defaultBranch}</pre>
  `;
}

function nameOf(path: string): string {
  return path.split('/').pop() ?? '';
}
