import { z } from 'zod';

/** The first repositories of an owner. */
export const namesSchema = z.array(z.object({ name: z.string() }));

/** Whether an owner with these repositories has others than the one that is meant. */
export function useOf(
  repositories: readonly { name: string }[],
  own: string,
): 'unused' | 'used' {
  return repositories.every(
    ({ name }) => name.toLowerCase() === own.toLowerCase(),
  )
    ? 'unused'
    : 'used';
}
