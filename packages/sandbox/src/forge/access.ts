import { Identity } from '../identities';
import { Repository } from './repository';

/** Whether somebody may write the repositories of an owner. */
export function mayWriteOwner(
  identity: Identity | undefined,
  owner: string,
): boolean {
  const lower = owner.toLowerCase();
  return (
    identity !== undefined &&
    (identity.administrator ||
      identity.name.toLowerCase() === lower ||
      identity.teams.some(team => team.toLowerCase() === lower))
  );
}

export function mayWrite(
  identity: Identity | undefined,
  repository: Repository,
): boolean {
  return mayWriteOwner(identity, repository.owner);
}

/** Whether somebody may change the settings of a repository: members of its team may write it, and no more. */
export function mayAdminister(
  identity: Identity | undefined,
  repository: Repository,
): boolean {
  return mayAdministerOwner(identity, repository.owner);
}

/** Whether somebody may make repositories of an owner, and change their settings. */
export function mayAdministerOwner(
  identity: Identity | undefined,
  owner: string,
): boolean {
  return (
    identity !== undefined &&
    (identity.administrator ||
      identity.name.toLowerCase() === owner.toLowerCase())
  );
}

/** Public repositories may be read by everybody, also without signing in. */
export function mayRead(
  identity: Identity | undefined,
  repository: Repository,
): boolean {
  return !repository.record.private || mayWrite(identity, repository);
}
