import { loopbackNames } from './hosts';
import { isOwnerName, isRepositoryName } from './names';
import { Repositories } from './repositories';
import { Repository } from './repository';

/** Finds the repository behind an address of this forge, with or without `.git`. All names of this machine are one. */
export function locateRepository(
  repositories: Repositories,
  baseUrl: string,
  text: string,
): Repository | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const base = new URL(baseUrl);
  const sameHost =
    url.hostname === base.hostname ||
    (loopbackNames.has(url.hostname) && loopbackNames.has(base.hostname));
  if (url.protocol !== base.protocol || !sameHost || url.port !== base.port) {
    return undefined;
  }
  const match = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(url.pathname);
  if (!match) {
    return undefined;
  }
  const [, owner, name] = match;
  return isOwnerName(owner) && isRepositoryName(name)
    ? repositories.find(owner, name)
    : undefined;
}
