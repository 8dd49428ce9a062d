import { IncomingHttpHeaders } from 'node:http';
import { UserInfo } from './operations/context';
import { authorize } from './rbac';
import { internalError } from './status';
import { Store } from './storage/store';

const group = '';
const verb = 'impersonate';

function valuesOf(header: string | string[] | undefined): string[] {
  return (Array.isArray(header) ? header : (header ?? '').split(','))
    .map(value => value.trim())
    .filter(Boolean);
}

/**
 * Whose rights a request is to have: those of the user and groups that its headers name, where who asks may act as all of
 * them. Throws the 403 where not. Source: k8s.io/apiserver, `endpoints/filters/impersonation`.
 */
export function impersonated(
  store: Store,
  user: UserInfo,
  headers: IncomingHttpHeaders,
): UserInfo {
  const [name] = valuesOf(headers['impersonate-user']);
  const groups = valuesOf(headers['impersonate-group']);
  if (!name) {
    if (groups.length) {
      throw internalError(
        `requested ${JSON.stringify(groups)} without impersonating a user`,
      );
    }
    return user;
  }
  authorize(store, user, { verb, group, resource: 'users', name });
  for (const one of groups) {
    authorize(store, user, { verb, group, resource: 'groups', name: one });
  }
  return { name, groups: [...new Set([...groups, 'system:authenticated'])] };
}
