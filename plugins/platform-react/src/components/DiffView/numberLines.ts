import { DiffHunk } from './types';

/** A line of a hunk. */
export interface NumberedLine {
  sign: ' ' | '+' | '-' | '\\';
  text: string;
  /** In the later file; in the earlier one where it goes. Unset for notes. */
  number?: number;
}

/** The lines of a hunk with their signs apart and their numbers. */
export function numberLines(hunk: DiffHunk): NumberedLine[] {
  let before = hunk.oldStart;
  let after = hunk.newStart;
  return hunk.lines.map(line => {
    const text = line.slice(1);
    switch (line[0]) {
      case '+':
        after += 1;
        return { sign: '+', text, number: after - 1 };
      case '-':
        before += 1;
        return { sign: '-', text, number: before - 1 };
      case '\\':
        return { sign: '\\', text };
      default:
        before += 1;
        after += 1;
        return { sign: ' ', text, number: after - 1 };
    }
  });
}
