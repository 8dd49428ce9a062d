import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { machines, personas } from '../identities';
import { Person } from './types';

const userSchema = z.object({
  kind: z.literal('User'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    profile: z.object({ displayName: z.string(), email: z.string() }),
  }),
});

/** Who may have written a commit: the identities, and the people of the seed's catalog, by name. */
export function readPeople(users: string): Map<string, Person> {
  const people = new Map<string, Person>(
    [...machines, ...personas].map(({ name, title, email }) => [
      name,
      { name: title, email },
    ]),
  );
  for (const document of parseAllDocuments(users)) {
    const { metadata, spec } = userSchema.parse(document.toJS());
    const { displayName, email } = spec.profile;
    people.set(metadata.name, { name: displayName, email });
  }
  return people;
}
