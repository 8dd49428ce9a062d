import { http, HttpResponse, RequestHandler } from 'msw';
import {
  MemoryCommit,
  MemoryRepository,
  MemoryRequest,
} from './MemoryRepository';

const api = 'https://gitlab.example.com/api/v4/projects/platform%2Fgitops';
const time = '2026-11-21T10:00:00.000Z';

const problem = (status: number, message: string | string[]) =>
  HttpResponse.json({ message }, { status });

interface Action {
  action: 'create' | 'update' | 'delete';
  file_path: string;
  content?: string;
  last_commit_id?: string;
}

/** GitLab's REST API (v4) of the project platform/gitops, with the shapes and the refusals of docs.gitlab.com. */
export function gitlabHandlers(repository: MemoryRepository): RequestHandler[] {
  const commitOf = ({ sha, parents, message, author }: MemoryCommit) => ({
    id: sha,
    short_id: sha.slice(0, 8),
    parent_ids: parents,
    title: message.split('\n')[0],
    message,
    author_name: author.name,
    author_email: author.email,
    created_at: time,
  });
  const requestOf = (request: MemoryRequest) => {
    const { number, title, body, state, from, into, headCommit } =
      repository.read(request);
    return {
      id: 1000 + number,
      iid: number,
      web_url: `https://gitlab.example.com/platform/gitops/-/merge_requests/${number}`,
      source_branch: from,
      target_branch: into,
      source_project_id: 1,
      target_project_id: 1,
      title,
      description: body,
      state: state === 'open' ? 'opened' : state,
      sha: headCommit,
      created_at: time,
      updated_at: time,
      merged_at: state === 'merged' ? time : null,
      detailed_merge_status: 'mergeable',
    };
  };
  /** The newest commit that changed a file. */
  const lastOf = (ref: string, path: string): string => {
    let found = repository.at(ref);
    for (;;) {
      const [parent] = found?.parents ?? [];
      const before = parent ? repository.at(parent) : undefined;
      if (!before || before.files.get(path) !== found?.files.get(path)) {
        return found?.sha ?? '';
      }
      found = before;
    }
  };
  const refused = (
    actions: Action[],
    files: ReadonlyMap<string, string>,
    head: string,
  ) => {
    for (const { action, file_path: path, last_commit_id: last } of actions) {
      if (action === 'create' && files.has(path)) {
        return 'A file with this name already exists';
      }
      if (action !== 'create' && !files.has(path)) {
        return "A file with this name doesn't exist";
      }
      if (last && lastOf(head, path) !== last) {
        return 'You are attempting to update a file that has changed since you started editing it.';
      }
    }
    return undefined;
  };

  return [
    http.get(`${api}/repository/branches/:branch`, ({ params }) => {
      const name = String(params.branch);
      const commit = repository.branches.has(name) && repository.at(name);
      return commit
        ? HttpResponse.json({ name, commit: commitOf(commit) })
        : problem(404, '404 Branch Not Found');
    }),
    http.get(`${api}/repository/tree`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const found = repository.names(
        query.get('ref') ?? '',
        query.get('path') ?? '',
      );
      return found.length === 0
        ? problem(404, '404 Tree Not Found')
        : HttpResponse.json(
            found.map(([path, id]) => ({
              id,
              path,
              type: 'blob',
              mode: '100644',
            })),
          );
    }),
    http.get(`${api}/repository/files/:path/raw`, ({ request, params }) => {
      const ref = new URL(request.url).searchParams.get('ref') ?? '';
      const text = repository.at(ref)?.files.get(String(params.path));
      return text === undefined
        ? problem(404, '404 File Not Found')
        : HttpResponse.text(text);
    }),
    http.head(`${api}/repository/files/:path`, ({ request, params }) => {
      const ref = new URL(request.url).searchParams.get('ref') ?? '';
      return new HttpResponse(null, {
        headers: {
          'x-gitlab-last-commit-id': lastOf(ref, String(params.path)),
        },
      });
    }),
    http.post(`${api}/repository/commits`, async ({ request }) => {
      const body = (await request.json()) as {
        branch: string;
        start_sha?: string;
        commit_message: string;
        author_name?: string;
        author_email?: string;
        actions: Action[];
      };
      const { branch, start_sha: start, actions } = body;
      const head = repository.branches.get(branch);
      if (start && head) {
        return problem(
          400,
          `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
        );
      }
      const parent = head ?? start ?? '';
      const files = new Map(repository.at(parent)?.files);
      const refusal = refused(actions, files, parent);
      if (refusal) {
        return problem(400, refusal);
      }
      for (const { action, file_path: path, content = '' } of actions) {
        if (action === 'delete') {
          files.delete(path);
        } else {
          files.set(path, Buffer.from(content, 'base64').toString());
        }
      }
      const sha = repository.commit({
        parents: [parent],
        message: body.commit_message,
        files,
        ...(body.author_name && {
          author: { name: body.author_name, email: body.author_email ?? '' },
        }),
      });
      repository.branches.set(branch, sha);
      const commit = repository.at(sha);
      return HttpResponse.json(commit && commitOf(commit), { status: 201 });
    }),
    http.delete(`${api}/repository/branches/:branch`, ({ params }) =>
      repository.branches.delete(String(params.branch))
        ? new HttpResponse(null, { status: 204 })
        : problem(404, '404 Branch Not Found'),
    ),
    http.get(`${api}/repository/compare`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      return HttpResponse.json({
        commits: repository
          .between(query.get('from') ?? '', query.get('to') ?? '')
          .map(commitOf),
      });
    }),
    http.get(`${api}/merge_requests`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const state = query.get('state');
      return HttpResponse.json(
        repository.requests
          .filter(
            found =>
              [null, found.from].includes(query.get('source_branch')) &&
              [null, found.into].includes(query.get('target_branch')) &&
              (state === 'all' || found.state === 'open'),
          )
          .reverse()
          .map(requestOf),
      );
    }),
    http.post(`${api}/merge_requests`, async ({ request }) => {
      const body = (await request.json()) as {
        source_branch: string;
        target_branch: string;
        title: string;
        description: string;
      };
      const { source_branch: from, target_branch: into } = body;
      const open = repository.requests.find(
        found =>
          found.from === from && found.into === into && found.state === 'open',
      );
      if (open) {
        return problem(409, [
          `Another open merge request already exists for this source branch: !${open.number}`,
        ]);
      }
      const { title, description } = body;
      const opened = repository.open({ from, into, title, body: description });
      return HttpResponse.json(requestOf(opened), { status: 201 });
    }),
    http.get(`${api}/merge_requests/:iid`, ({ params }) => {
      const found = repository.requests[Number(params.iid) - 1];
      const trial = copyOf(repository);
      const status =
        trial.merge(found.into, found.from, 'Trial') === 'conflict'
          ? 'conflict'
          : 'mergeable';
      return HttpResponse.json({
        ...requestOf(found),
        detailed_merge_status: status,
      });
    }),
    http.put(`${api}/merge_requests/:iid`, async ({ request, params }) => {
      const found = repository.requests[Number(params.iid) - 1];
      const { title, description, state_event } = (await request.json()) as {
        title?: string;
        description?: string;
        state_event?: string;
      };
      Object.assign(found, {
        ...(title && { title }),
        ...(description && { body: description }),
        ...(state_event === 'close' && { state: 'closed' }),
      });
      return HttpResponse.json(requestOf(found));
    }),
    http.put(`${api}/merge_requests/:iid/merge`, ({ params }) => {
      repository.accept(Number(params.iid));
      return HttpResponse.json(
        requestOf(repository.requests[Number(params.iid) - 1]),
      );
    }),
  ];
}

/** A copy to try a merge on. */
function copyOf(repository: MemoryRepository): MemoryRepository {
  const copy = new MemoryRepository({});
  repository.commits.forEach((commit, sha) => copy.commits.set(sha, commit));
  repository.branches.forEach((sha, branch) => copy.branches.set(branch, sha));
  return copy;
}
