import { createHash } from 'node:crypto';
import { http, HttpResponse, RequestHandler } from 'msw';
import { blobName } from '../blobName';
import {
  MemoryCommit,
  MemoryRepository,
  MemoryRequest,
} from './MemoryRepository';

const api = 'https://api.github.com/repos/platform/gitops';
const time = '2026-11-21T10:00:00Z';
const docs = 'https://docs.github.com/rest';

const problem = (status: number, message: string, errors?: object[]) =>
  HttpResponse.json(
    {
      message,
      ...(errors && { errors }),
      documentation_url: docs,
      status: `${status}`,
    },
    { status },
  );

/**
 * GitHub's REST API (2022-11-28) of the repository platform/gitops, with the shapes and the refusals of docs.github.com.
 */
export function githubHandlers(repository: MemoryRepository): RequestHandler[] {
  const trees = new Map<string, ReadonlyMap<string, string>>();
  const treeOf = (files: ReadonlyMap<string, string>): string => {
    const sha = createHash('sha1')
      .update(JSON.stringify([...files]))
      .digest('hex');
    trees.set(sha, files);
    return sha;
  };
  const refOf = (branch: string) => ({
    ref: `refs/heads/${branch}`,
    node_id: 'REF_x',
    url: `${api}/git/refs/heads/${branch}`,
    object: { type: 'commit', sha: repository.branches.get(branch), url: api },
  });
  const commitOf = ({ sha, parents, message, author }: MemoryCommit) => ({
    sha,
    commit: { message, author: { ...author, date: time } },
    parents: parents.map(parent => ({ sha: parent, url: api })),
  });
  const pullOf = (request: MemoryRequest) => {
    const { number, title, body, state, from, into, headCommit } =
      repository.read(request);
    const repo = { id: 1, full_name: 'platform/gitops' };
    return {
      number,
      html_url: `https://github.com/platform/gitops/pull/${number}`,
      title,
      body,
      state: state === 'open' ? 'open' : 'closed',
      merged_at: state === 'merged' ? time : null,
      created_at: time,
      updated_at: time,
      head: { ref: from, sha: headCommit, repo },
      base: { ref: into, sha: repository.branches.get(into), repo },
    };
  };
  const rest = (request: Request, before: string) =>
    decodeURIComponent(new URL(request.url).pathname.split(before)[1]);

  return [
    http.get(`${api}/git/ref/heads/*`, ({ request }) => {
      const branch = rest(request, '/git/ref/heads/');
      return repository.branches.has(branch)
        ? HttpResponse.json(refOf(branch))
        : problem(404, 'Not Found');
    }),
    http.get(`${api}/contents/*`, ({ request }) => {
      const path = rest(request, '/contents/');
      const files =
        repository.at(new URL(request.url).searchParams.get('ref') ?? 'main')
          ?.files ?? new Map<string, string>();
      const text = files.get(path);
      if (text !== undefined) {
        return HttpResponse.text(text);
      }
      const below = [...files].filter(([name]) => name.startsWith(`${path}/`));
      if (below.length === 0) {
        return problem(404, 'Not Found');
      }
      const names = new Set(
        below.map(([name]) => name.slice(path.length + 1).split('/')[0]),
      );
      return HttpResponse.json(
        [...names].map(name => {
          const own = files.get(`${path}/${name}`);
          const folder = `${path}/${name}/`;
          return {
            name,
            path: `${path}/${name}`,
            type: own === undefined ? 'dir' : 'file',
            sha:
              own === undefined
                ? treeOf(
                    new Map(
                      below
                        .filter(([file]) => file.startsWith(folder))
                        .map(([file, content]) => [
                          file.slice(folder.length),
                          content,
                        ]),
                    ),
                  )
                : blobName(own),
          };
        }),
      );
    }),
    http.get(`${api}/git/trees/:sha`, ({ params }) => {
      const files = trees.get(String(params.sha));
      return files
        ? HttpResponse.json({
            sha: params.sha,
            url: api,
            truncated: false,
            tree: [...files].map(([path, text]) => ({
              path,
              mode: '100644',
              type: 'blob',
              sha: blobName(text),
            })),
          })
        : problem(404, 'Not Found');
    }),
    http.get(`${api}/git/commits/:sha`, ({ params }) => {
      const commit = repository.at(String(params.sha));
      return commit
        ? HttpResponse.json({
            sha: commit.sha,
            tree: { sha: treeOf(commit.files) },
          })
        : problem(404, 'Not Found');
    }),
    http.post(`${api}/git/trees`, async ({ request }) => {
      const { base_tree: base, tree } = (await request.json()) as {
        base_tree: string;
        tree: { path: string; content?: string; sha?: string | null }[];
      };
      const files = new Map(trees.get(base));
      for (const { path, content } of tree) {
        if (content === undefined) {
          files.delete(path);
        } else {
          files.set(path, content);
        }
      }
      return HttpResponse.json({ sha: treeOf(files) }, { status: 201 });
    }),
    http.post(`${api}/git/commits`, async ({ request }) => {
      const { message, tree, parents, author } = (await request.json()) as {
        message: string;
        tree: string;
        parents: string[];
        author?: { name: string; email: string };
      };
      const files = trees.get(tree) ?? new Map<string, string>();
      const sha = repository.commit({
        message,
        parents,
        files,
        ...(author && { author }),
      });
      return HttpResponse.json({ sha }, { status: 201 });
    }),
    http.post(`${api}/git/refs`, async ({ request }) => {
      const { ref, sha } = (await request.json()) as {
        ref: string;
        sha: string;
      };
      const branch = ref.replace('refs/heads/', '');
      if (repository.branches.has(branch)) {
        return problem(422, 'Reference already exists');
      }
      repository.branches.set(branch, sha);
      return HttpResponse.json(refOf(branch), { status: 201 });
    }),
    http.patch(`${api}/git/refs/heads/*`, async ({ request }) => {
      const branch = rest(request, '/git/refs/heads/');
      const { sha, force } = (await request.json()) as {
        sha: string;
        force: boolean;
      };
      const head = repository.branches.get(branch) ?? '';
      if (force || !repository.history(sha).includes(head)) {
        return problem(422, 'Update is not a fast forward');
      }
      repository.branches.set(branch, sha);
      return HttpResponse.json(refOf(branch));
    }),
    http.delete(`${api}/git/refs/heads/*`, ({ request }) =>
      repository.branches.delete(rest(request, '/git/refs/heads/'))
        ? new HttpResponse(null, { status: 204 })
        : problem(422, 'Reference does not exist'),
    ),
    http.post(`${api}/merges`, async ({ request }) => {
      const {
        base,
        head,
        commit_message: message,
      } = (await request.json()) as {
        base: string;
        head: string;
        commit_message: string;
      };
      const result = repository.merge(base, head, message);
      if (result === 'merged') {
        return HttpResponse.json({ sha: 'x' }, { status: 201 });
      }
      return result === 'nothing'
        ? new HttpResponse(null, { status: 204 })
        : problem(409, 'Merge Conflict');
    }),
    http.get(`${api}/compare/*`, ({ request }) => {
      const [base, head] = rest(request, '/compare/').split('...');
      const commits = repository.between(base, head).reverse();
      return HttpResponse.json({
        status: 'ahead',
        total_commits: commits.length,
        commits: commits.map(commitOf),
      });
    }),
    http.get(`${api}/pulls`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const [, branch] = (query.get('head') ?? ':').split(':');
      return HttpResponse.json(
        repository.requests
          .filter(
            ({ from, state }) =>
              (branch === '' || from === branch) &&
              (query.get('state') === 'all' ||
                (query.get('state') === 'open') === (state === 'open')),
          )
          .reverse()
          .map(pullOf),
      );
    }),
    http.post(`${api}/pulls`, async ({ request }) => {
      const { head, base, title, body } = (await request.json()) as {
        head: string;
        base: string;
        title: string;
        body: string;
      };
      if (
        repository.requests.some(
          ({ from, state }) => from === head && state === 'open',
        )
      ) {
        return problem(422, 'Validation Failed', [
          {
            resource: 'PullRequest',
            code: 'custom',
            message: `A pull request already exists for platform:${head}.`,
          },
        ]);
      }
      const opened = repository.open({ from: head, into: base, title, body });
      return HttpResponse.json(pullOf(opened), { status: 201 });
    }),
    http.patch(`${api}/pulls/:number`, async ({ request, params }) => {
      const found = repository.requests[Number(params.number) - 1];
      Object.assign(found, await request.json());
      return HttpResponse.json(pullOf(found));
    }),
  ];
}
