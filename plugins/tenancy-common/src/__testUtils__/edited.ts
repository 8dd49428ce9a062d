import { diffLines } from 'diff';
import { edit } from '../edit/edit';
import { Edit } from '../edit/types';

/** The text with the edits done; throws where they cannot be. */
export function edited(text: string, changes: readonly Edit[]): string {
  const result = edit({ text, file: 'file.yaml', changes });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.findings));
  }
  return result.text;
}

/** The lines that the edits take away (-) and bring (+). */
export function changedLines(text: string, changes: readonly Edit[]): string[] {
  return diffLines(text, edited(text, changes)).flatMap(
    ({ added, removed, value }) => {
      const lines = value.replace(/\n$/, '').split('\n');
      return added || removed
        ? lines.map(line => `${added ? '+' : '-'}${line}`)
        : [];
    },
  );
}
