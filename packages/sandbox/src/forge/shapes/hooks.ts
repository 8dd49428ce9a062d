import { HookRecord, StatusRecord } from '../records';
import { Repository } from '../repository';
import { ShapeContext, apiUrl, toTime } from './context';
import { toUserByName } from './people';

/** Gitea's `Hook`. The secret is never told. */
export function toHook(hook: HookRecord) {
  return {
    id: hook.id,
    name: hook.name,
    type: 'gitea',
    branch_filter: hook.branchFilter,
    config: { url: hook.url, content_type: hook.contentType },
    events: hook.events,
    authorization_header: hook.authorizationHeader,
    active: hook.active,
    updated_at: toTime(hook.updatedAt),
    created_at: toTime(hook.createdAt),
  };
}

/** Gitea's `CommitStatus`. */
export function toStatus(
  context: ShapeContext,
  repository: Repository,
  status: StatusRecord,
) {
  return {
    id: status.id,
    status: status.state,
    target_url: status.targetUrl,
    description: status.description,
    url: `${apiUrl(context, repository)}/statuses/${status.sha}`,
    context: status.context,
    creator: toUserByName(context, status.creator),
    created_at: toTime(status.createdAt),
    updated_at: toTime(status.createdAt),
  };
}
