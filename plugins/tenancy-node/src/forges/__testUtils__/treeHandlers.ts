import { createHash } from 'node:crypto';
import { http, HttpResponse, RequestHandler } from 'msw';
import { blobName } from '../blobName';

/** An object of the fake tree: a file's text, or the entries of a folder. */
interface Named {
  path: string;
  type: 'blob' | 'tree';
  mode: string;
  id: string;
  size?: number;
}

/** A commit as both fakes serve it: what lies in each folder, and each text, by git's name. */
function objectsOf(files: Record<string, string>) {
  const texts = new Map<string, string>();
  const folders = new Map<string, Named[]>();
  const list = (prefix: string): Named[] => {
    const below = Object.keys(files).filter(name => name.startsWith(prefix));
    const names = new Set(
      below.map(name => name.slice(prefix.length).split('/')[0]),
    );
    return [...names].map(name => {
      const path = `${prefix}${name}`;
      const text = files[path];
      if (text !== undefined) {
        const id = blobName(text);
        texts.set(id, text);
        const size = Buffer.byteLength(text);
        return { path, type: 'blob', mode: '100644', id, size };
      }
      const entries = list(`${path}/`);
      const id = createHash('sha1')
        .update(JSON.stringify(entries))
        .digest('hex');
      folders.set(id, entries);
      folders.set(path, entries);
      return { path, type: 'tree', mode: '040000', id };
    });
  };
  const root = list('');
  const deep = (entries: readonly Named[]): Named[] =>
    entries.flatMap(entry => [
      entry,
      ...(entry.type === 'tree' ? deep(folders.get(entry.path) ?? []) : []),
    ]);
  return { texts, folders, root, deep };
}

export const commit = 'c'.repeat(40);

const missing = () => HttpResponse.json({ message: 'x' }, { status: 404 });

/** What GitHub answers of one commit (docs.github.com, "Git trees", "Git blobs"). */
export function githubTreeHandlers(
  files: Record<string, string>,
  options: { truncated?: boolean } = {},
): RequestHandler[] {
  const api = 'https://api.github.com/repos/platform/gitops/git';
  const { texts, folders, root, deep } = objectsOf(files);
  return [
    http.get(`${api}/ref/heads/main`, () =>
      HttpResponse.json({ ref: 'refs/heads/main', object: { sha: commit } }),
    ),
    http.get(`${api}/trees/:id`, ({ params, request }) => {
      const id = String(params.id);
      const entries = id === commit ? root : folders.get(id);
      if (!entries) {
        return missing();
      }
      const isDeep = new URL(request.url).searchParams.has('recursive');
      const [first] = entries;
      const above =
        first.path.length - (first.path.split('/').pop() ?? '').length;
      return HttpResponse.json({
        sha: id,
        truncated: options.truncated ?? false,
        tree: (isDeep ? deep(entries) : entries).map(
          ({ path, mode, type, id: sha, size }) => ({
            path: path.slice(above),
            mode,
            type,
            sha,
            size,
          }),
        ),
      });
    }),
    http.get(`${api}/blobs/:id`, ({ params, request }) => {
      const text = texts.get(String(params.id));
      return text !== undefined &&
        request.headers.get('accept') === 'application/vnd.github.raw+json'
        ? HttpResponse.text(text)
        : missing();
    }),
  ];
}

/** What GitLab answers of one commit (docs.gitlab.com, "Repositories API"), three entries on a page. */
export function gitlabTreeHandlers(
  files: Record<string, string>,
  options: { paging: 'tokens' | 'numbers' | 'endless' } = { paging: 'tokens' },
): RequestHandler[] {
  const api = 'https://gitlab.example.com/api/v4/projects/platform%2Fgitops';
  const { texts, folders, root, deep } = objectsOf(files);
  return [
    http.get(`${api}/repository/branches/main`, () =>
      HttpResponse.json({ name: 'main', commit: { id: commit } }),
    ),
    http.get(`${api}/repository/tree`, ({ request }) => {
      const query = new URL(request.url).searchParams;
      const folder = query.get('path');
      const entries = folder ? (folders.get(folder) ?? []) : root;
      if (query.get('ref') !== commit || query.get('pagination') !== 'keyset') {
        return missing();
      }
      const all = query.get('recursive') === 'true' ? deep(entries) : entries;
      const { paging } = options;
      const start =
        paging === 'numbers'
          ? 3 * (Number(query.get('page') ?? 1) - 1)
          : Number(query.get('page_token') ?? 0);
      const next = new URL(request.url);
      if (paging === 'numbers') {
        next.searchParams.set('page', String(start / 3 + 2));
      } else {
        const token = paging === 'endless' ? 3 : start + 3;
        next.searchParams.set('page_token', String(token));
      }
      const isLast = paging !== 'endless' && start + 3 >= all.length;
      return HttpResponse.json(
        all.slice(start, start + 3).map(({ size: _size, ...entry }) => entry),
        {
          headers: isLast
            ? {}
            : {
                link: `<https://gitlab.example.com/first>; rel="first", <${next}>; rel="next"`,
              },
        },
      );
    }),
    http.head(`${api}/repository/files/:path`, ({ params, request }) => {
      const text = files[String(params.path)];
      return text === undefined ||
        new URL(request.url).searchParams.get('ref') !== commit
        ? new HttpResponse(null, { status: 404 })
        : new HttpResponse(null, {
            headers: { 'x-gitlab-size': String(Buffer.byteLength(text)) },
          });
    }),
    http.get(`${api}/repository/blobs/:id/raw`, ({ params }) => {
      const text = texts.get(String(params.id));
      return text === undefined ? missing() : HttpResponse.text(text);
    }),
  ];
}
