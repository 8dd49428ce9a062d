import { TreeEntry } from '../reading/trees';
import { LastCommit } from '../reading/lastCommits';
import { Revision } from '../reading/revisions';
import { Repository } from '../repository';
import { ShapeContext, apiUrl, encodePath, pageUrl } from './context';

/** Gitea's `ContentsResponse`. */
export function toContents(
  context: ShapeContext,
  repository: Repository,
  options: {
    revision: Pick<Revision, 'kind' | 'name'>;
    entry: TreeEntry;
    last: LastCommit | undefined;
    /** The file's content, or a link's target; absent in listings. */
    content?: Buffer;
  },
) {
  const { revision, entry, last, content } = options;
  const type = typeOf(entry);
  const path = encodePath(entry.path);
  const url = `${apiUrl(context, repository)}/contents/${path}?ref=${encodeURIComponent(revision.name)}`;
  const place = `${revision.kind}/${encodePath(revision.name)}/${path}`;
  const html = `${pageUrl(context, repository)}/src/${place}`;
  const git =
    type === 'submodule'
      ? null
      : `${apiUrl(context, repository)}/git/${entry.type}s/${entry.sha}`;
  const isFile = type === 'file';
  return {
    name: entry.path.split('/').pop() ?? '',
    path: entry.path,
    sha: entry.sha,
    ...(last
      ? {
          last_commit_sha: last.sha,
          last_committer_date: last.committerDate,
          last_author_date: last.authorDate,
        }
      : {}),
    type,
    size: entry.size,
    encoding: isFile && content ? 'base64' : null,
    content: isFile && content ? content.toString('base64') : null,
    target: type === 'symlink' && content ? content.toString('utf8') : null,
    url,
    html_url: html,
    git_url: git,
    download_url: isFile
      ? `${pageUrl(context, repository)}/raw/${place}`
      : null,
    submodule_git_url: null,
    _links: { self: url, git, html },
  };
}

/** Gitea's word for an entry of a tree. */
export function typeOf(
  entry: TreeEntry,
): 'file' | 'dir' | 'symlink' | 'submodule' {
  switch (entry.mode) {
    case '120000':
      return 'symlink';
    case '160000':
      return 'submodule';
    case '040000':
      return 'dir';
    default:
      return 'file';
  }
}
