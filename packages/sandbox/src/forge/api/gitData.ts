import { Request, Router } from 'express';
import { ForgeError, notFound } from '../errors';
import { isObjectName } from '../names';
import { sendPatch } from '../patches';
import { readCommit } from '../reading/commits';
import { emptyTree, listChangedFiles } from '../reading/diffs';
import { findRevision } from '../reading/revisions';
import { listTree, readBlob } from '../reading/trees';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toCommit } from '../shapes/commits';
import { apiUrl } from '../shapes/context';
import { Guards } from './guards';
import { queryFlag, queryText, restOfPath } from './requests';

const greatestTreePage = 1_000;

/** `git/…`: commits, refs, trees and blobs. */
export function addGitDataRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  // Gitea takes one part here; a branch with a slash is understood too, for callers that do not encode it.
  router.get(
    '/repos/:owner/:repo/git/commits/*',
    guards.reader(async ({ request, response, repository }) => {
      const name = restOfPath(request);
      const revision = await findRevision(repository, name);
      if (revision) {
        const commit = await readCommit(repository, revision.sha);
        const files = await listChangedFiles(
          repository,
          commit.parents[0] ?? emptyTree,
          commit.sha,
        );
        response.json(toCommit(services, repository, commit, files));
        return;
      }
      const [, bare, kind] = /^(.+)\.(diff|patch)$/.exec(name) ?? [];
      const patched = bare ? await findRevision(repository, bare) : undefined;
      if (!patched) {
        throw notFound(`commit doesn't exist: ${name}`);
      }
      const { sha, parents } = await readCommit(repository, patched.sha);
      const from = parents[0] ?? emptyTree;
      await sendPatch(repository, { from, to: sha }, { kind }, response);
    }),
  );

  router.get(
    ['/repos/:owner/:repo/git/refs', '/repos/:owner/:repo/git/refs/*'],
    guards.reader(async ({ request, response, repository }) => {
      const rest = restOfPath(request);
      const prefix = rest === '' ? 'refs/' : `refs/${rest}`;
      const refs = await listRefs(services, repository, prefix);
      if (refs.length === 0) {
        throw notFound();
      }
      response.json(refs);
    }),
  );

  router.get(
    '/repos/:owner/:repo/git/trees/*',
    guards.reader(async ({ request, response, repository }) => {
      const name = restOfPath(request);
      const sha = await treeOf(repository, name);
      const recursive = queryFlag(request, 'recursive', false);
      const entries = await listTree(repository, { sha, recursive });
      const { page, limit } = treePage(request);
      const shown = entries.slice((page - 1) * limit, page * limit);
      const base = `${apiUrl(services, repository)}/git`;
      response.setHeader('X-Total-Count', String(entries.length));
      response.json({
        sha,
        url: `${base}/trees/${sha}`,
        tree: shown.map(entry => ({
          path: entry.path,
          mode: entry.mode,
          type: entry.type,
          size: entry.size,
          sha: entry.sha,
          url:
            entry.type === 'commit'
              ? ''
              : `${base}/${entry.type}s/${entry.sha}`,
        })),
        truncated: page * limit < entries.length,
        page,
        total_count: entries.length,
      });
    }),
  );

  router.get(
    '/repos/:owner/:repo/git/blobs/:sha',
    guards.reader(async ({ request, response, repository }) => {
      const { sha } = request.params;
      const found = await objectOf(repository, sha, 'blob');
      if (!found) {
        throw new ForgeError(
          400,
          `object does not exist [id: ${sha}, rel_path: ]`,
        );
      }
      const content = await readBlob(repository, found);
      response.json({
        content: content.toString('base64'),
        encoding: 'base64',
        url: `${apiUrl(services, repository)}/git/blobs/${found}`,
        sha: found,
        size: content.length,
      });
    }),
  );
}

async function listRefs(
  services: ForgeServices,
  repository: Repository,
  prefix: string,
) {
  const text = await repository.git.text([
    'for-each-ref',
    '--format=%(objectname) %(objecttype) %(refname)',
  ]);
  const base = `${apiUrl(services, repository)}/git`;
  return text
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, , ref]) => ref?.startsWith(prefix))
    .map(([sha, type, ref]) => ({
      ref,
      url: `${base}/${ref}`,
      object: { type, sha, url: `${base}/${type}s/${sha}` },
    }));
}

async function treeOf(repository: Repository, name: string): Promise<string> {
  const revision = await findRevision(repository, name);
  const sha = revision
    ? await repository.git.text(['rev-parse', `${revision.sha}^{tree}`])
    : await objectOf(repository, name, 'tree');
  if (!sha) {
    throw new ForgeError(400, `sha not found [${name}]`);
  }
  return sha;
}

/** The whole name of an object of this type. */
async function objectOf(
  repository: Repository,
  name: string,
  type: 'blob' | 'tree',
): Promise<string | undefined> {
  if (!isObjectName(name)) {
    return undefined;
  }
  const answer = await repository.git.text(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    { input: `${name}^{${type}}\n` },
  );
  return answer.endsWith(` ${type}`) ? answer.slice(0, 40) : undefined;
}

function treePage(request: Request): { page: number; limit: number } {
  const number = (name: string) => parseInt(queryText(request, name), 10) || 0;
  const wanted = number('per_page');
  return {
    page: Math.max(1, number('page')),
    limit: wanted > 0 ? Math.min(wanted, greatestTreePage) : greatestTreePage,
  };
}
