import { Profile } from '../profile/schema';
import { Service } from '../tenant/serviceSchema';
import { Tenant } from '../tenant/types';
import { differences } from './differences';
import { Edit } from './types';
import { valueOfJson } from './values';

/**
 * The fewest edits that bring a document to another value, for `edit` of the file that holds it: what a form made becomes
 * a change of the lines that it is about.
 *
 * Items of lists are matched by name, or, in a service, by environment; those without one by equality, and where one goes
 * and a similar one comes, it is changed.
 *
 * @public
 */
export function editsBetween<T extends Tenant | Profile | Service>(
  before: T,
  after: T,
): Edit[] {
  return differences(valueOfJson(before), valueOfJson(after) ?? {}, []);
}
