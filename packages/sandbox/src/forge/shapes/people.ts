import { Identity } from '../../identities';
import { Organization } from '../people';
import { stableId } from '../repositories';
import { ShapeContext, never } from './context';

/**
 * Gitea's `User`, which stands for organizations too where they own something. Some of it is for themselves and for
 * administrators alone.
 *
 * @param viewer - who asks; null for nobody, who is not told an address. Left out where others are told of on the way.
 */
export function toUser(
  context: ShapeContext,
  identity: Identity,
  viewer?: Identity | null,
) {
  const isWhole = viewer?.administrator || viewer?.name === identity.name;
  const shape = userShape(context, {
    name: identity.name,
    fullName: identity.title,
    email: identity.email,
    description: '',
  });
  return {
    ...shape,
    ...(viewer === null && {
      email: `${shape.id}+${identity.name}@noreply.localhost`,
    }),
    ...(isWhole && {
      login_name: identity.name,
      is_admin: identity.administrator,
      active: true,
    }),
  };
}

/** The user of this name; one who is gone is named all the same, as Gitea's Ghost is not. */
export function toUserByName(context: ShapeContext, name: string) {
  const identity = context.people.find(name);
  return identity ? toUser(context, identity) : toOwner(context, name);
}

/** The user or organization that owns a repository. */
export function toOwner(context: ShapeContext, name: string) {
  const identity = context.people.find(name);
  if (identity) {
    return toUser(context, identity);
  }
  const organization = context.people.findOrganization(name);
  return userShape(context, {
    name: organization?.name ?? name,
    fullName: organization?.fullName ?? '',
    email: '',
    description: organization?.description ?? '',
  });
}

/** Gitea's `Organization`. */
export function toOrganization(organization: Organization) {
  return {
    id: stableId(organization.name.toLowerCase()),
    name: organization.name,
    full_name: organization.fullName,
    email: '',
    avatar_url: '',
    description: organization.description,
    website: '',
    location: '',
    visibility: 'public',
    repo_admin_change_team_access: false,
    username: organization.name,
  };
}

function userShape(
  context: ShapeContext,
  user: {
    name: string;
    fullName: string;
    email: string;
    description: string;
  },
) {
  return {
    id: stableId(user.name.toLowerCase()),
    login: user.name,
    login_name: '',
    source_id: 0,
    full_name: user.fullName,
    email: user.email,
    avatar_url: '',
    html_url: `${context.baseUrl}/${user.name}`,
    language: '',
    is_admin: false,
    last_login: never,
    created: never,
    restricted: false,
    active: false,
    prohibit_login: false,
    location: '',
    website: '',
    description: user.description,
    visibility: 'public',
    followers_count: 0,
    following_count: 0,
    starred_repos_count: 0,
    username: user.name,
  };
}
