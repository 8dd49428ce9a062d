import { Profile } from '../profile/schema';
import { tenantName } from '../words/names';
import { documentOf, KnownTenant } from './knownTenant';
import { NameAvailability } from './names';

/* A name that is written as names are, and refused nevertheless, is the platform's. */
const wellFormed = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;
const chooseAnother = 'Choose another name.';

/**
 * Whether a new tenant can have a name.
 *
 * Pure; never throws on what the name is.
 *
 * @public
 */
export function nameAvailability(options: {
  name: string;
  /** What is known of the name. */
  known?: KnownTenant;
  /** Whether the one who asks may know whose it is. */
  isReadable: boolean;
  profile?: Profile;
}): NameAvailability {
  const { name, known, isReadable, profile } = options;
  const parsed = tenantName.safeParse(name);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const remedy = issue.code === 'custom' ? issue.params?.remedy : undefined;
    return wellFormed.test(name)
      ? {
          name,
          state: 'reserved',
          message: issue.message,
          remedy: chooseAnother,
        }
      : { name, state: 'invalid', message: issue.message, remedy };
  }
  if (profile?.spec.reservedNames?.includes(name)) {
    return {
      name,
      state: 'reserved',
      message: `"${name}" is reserved for the platform.`,
      remedy: chooseAnother,
    };
  }
  if (!known) {
    return { name, state: 'free' };
  }
  const [change] = known.changes;
  const owner = documentOf(known)?.tenant?.spec.owner;
  return {
    name,
    ...(known.merged
      ? { state: 'taken', message: `There is a tenant called ${name} already.` }
      : {
          state: 'requested',
          message: `Somebody asked for a tenant called ${name} already.`,
        }),
    remedy: chooseAnother,
    ...(isReadable && owner && { owner }),
    ...(isReadable && change && { change }),
  };
}
