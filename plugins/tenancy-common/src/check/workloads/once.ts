import { Workspace } from '../tree/workspace';

/** The same answer for each rule that asks it of a workspace, found out once. */
export function once<T>(
  find: (workspace: Workspace) => T,
): (workspace: Workspace) => T {
  const answers = new WeakMap<Workspace, { answer: T }>();
  return workspace => {
    const known = answers.get(workspace);
    if (known) {
      return known.answer;
    }
    const answer = find(workspace);
    answers.set(workspace, { answer });
    return answer;
  };
}
