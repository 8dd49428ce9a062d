import { ConflictError, InputError } from '@backstage/errors';
import {
  edit,
  Edit,
  editsBetween,
  parseTenant,
  Tenant,
} from '@socle/plugin-tenancy-common';
import { refuse } from './refuse';

/** What may happen to the `tenant.yaml` of a tenant that is there. */
export type RebaseKind = 'change' | 'suspend';

/**
 * Brings what somebody changed in a `tenant.yaml` to the file as it is now, with everything else of it as it is.
 *
 * @throws InputError where a suspension would change anything else.
 * @throws ConflictError where the same field was given another value in the meantime.
 */
export function rebaseTenant(options: {
  kind: RebaseKind;
  /** As it was when the form was filled in. */
  seen: string;
  /** As it is to be. */
  wanted: Tenant;
  /** As it is. */
  now: string;
}): string {
  const { kind, seen, wanted, now } = options;
  const file = `tenants/${wanted.metadata.name}/tenant.yaml`;
  const before = read(seen, file);
  const changes = editsBetween(before, wanted);
  if (kind === 'suspend') {
    requireSuspension(changes);
  }
  if (seen !== now) {
    requireApart(file, changes, editsBetween(before, read(now, file)));
  }
  const edited = edit({ text: now, file, changes });
  if (!edited.ok) {
    throw refuse(`${file} cannot be changed in place`, edited.findings);
  }
  return edited.text;
}

function read(text: string, file: string): Tenant {
  const parsed = parseTenant(text, file);
  if (!parsed.ok) {
    throw refuse(
      `${file} is not valid as it is; have it mended first`,
      parsed.findings,
    );
  }
  return parsed.value;
}

function requireSuspension(changes: readonly Edit[]): void {
  const other = changes.find(({ path }) => path.at(-1) !== 'suspended');
  if (other) {
    throw new InputError(
      `To suspend a tenant changes nothing else of it, and this would change ${wordsOf(other)}. Propose that as a change of its own.`,
    );
  }
}

function requireApart(
  file: string,
  ours: readonly Edit[],
  theirs: readonly Edit[],
): void {
  for (const one of ours) {
    const other = theirs.find(
      edited =>
        isWithin(one, edited) && JSON.stringify(one) !== JSON.stringify(edited),
    );
    if (other) {
      throw new ConflictError(
        `${wordsOf(one)} of ${file} was changed by somebody else since this change was begun. Look at it as it is now, and start again.`,
      );
    }
  }
}

/** Whether one of the two places is, or is in, the other. Items that are added to one list do not meet. */
function isWithin(one: Edit, other: Edit): boolean {
  if (one.kind === 'add' && other.kind === 'add') {
    return false;
  }
  const length = Math.min(one.path.length, other.path.length);
  return (
    JSON.stringify(one.path.slice(0, length)) ===
    JSON.stringify(other.path.slice(0, length))
  );
}

function wordsOf({ path }: Edit): string {
  return path
    .map(step =>
      typeof step === 'object' ? Object.values(step).join(' ') : String(step),
    )
    .join('.');
}
