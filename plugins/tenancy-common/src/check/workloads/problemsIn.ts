import { Problem } from '../types';

/* As many as are listed in all, whatever rules they are of. */
const MAX_PROBLEMS = 1_000;

/** What is wrong in each of the items, up to as much as is ever listed: the rest is not looked at. */
export function problemsIn<T>(
  items: readonly T[],
  of: (item: T) => readonly Problem[],
): Problem[] {
  const problems: Problem[] = [];
  for (const item of items) {
    if (problems.length >= MAX_PROBLEMS) {
      break;
    }
    problems.push(...of(item));
  }
  return problems;
}
