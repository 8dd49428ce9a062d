import { NotFoundError } from '@backstage/errors';

/** The same answer for a tenant that is not there and for one that the one who asks may not read. */
export function noSuchTenant(name: string): NotFoundError {
  return new NotFoundError(
    `There is no tenant ${name}, or you may not read it; ask its owners or the platform team`,
  );
}
