import { Identity } from '../../identities';
import { mayRead, mayWrite } from '../access';
import { Repository } from '../repository';
import { ShapeContext, apiUrl, never, pageUrl, toTime } from './context';
import { toOwner } from './people';

/** Gitea's `Repository`, as the caller sees it. */
export function toRepository(
  context: ShapeContext,
  repository: Repository,
  viewer: Identity | undefined,
) {
  const { record } = repository;
  const writes = mayWrite(viewer, repository);
  const open = record.pullRequests.filter(({ state }) => state === 'open');
  return {
    id: record.id,
    owner: toOwner(context, repository.owner),
    name: repository.name,
    full_name: repository.fullName,
    description: record.description,
    empty: repository.empty,
    private: record.private,
    fork: false,
    template: false,
    mirror: false,
    size: repository.size,
    language: '',
    languages_url: `${apiUrl(context, repository)}/languages`,
    html_url: pageUrl(context, repository),
    url: apiUrl(context, repository),
    link: '',
    ssh_url: '',
    clone_url: `${pageUrl(context, repository)}.git`,
    original_url: '',
    website: record.website,
    stars_count: 0,
    forks_count: 0,
    watchers_count: 0,
    open_issues_count: 0,
    open_pr_counter: open.length,
    release_counter: 0,
    default_branch: record.defaultBranch,
    archived: record.archived,
    created_at: toTime(record.createdAt),
    updated_at: toTime(record.updatedAt),
    archived_at: never,
    permissions: {
      admin: writes,
      push: writes,
      pull: mayRead(viewer, repository),
    },
    has_code: true,
    has_issues: false,
    has_wiki: false,
    has_pull_requests: true,
    has_projects: false,
    projects_mode: 'all',
    has_releases: false,
    has_packages: false,
    has_actions: false,
    ignore_whitespace_conflicts: false,
    allow_merge_commits: true,
    allow_rebase: true,
    allow_rebase_explicit: true,
    allow_squash_merge: true,
    allow_fast_forward_only_merge: true,
    allow_rebase_update: true,
    allow_manual_merge: false,
    autodetect_manual_merge: false,
    default_delete_branch_after_merge: false,
    default_merge_style: 'merge',
    default_allow_maintainer_edit: false,
    avatar_url: '',
    internal: false,
    mirror_interval: '',
    object_format_name: 'sha1',
    mirror_updated: '0001-01-01T00:00:00Z',
    topics: [],
    licenses: [],
  };
}
