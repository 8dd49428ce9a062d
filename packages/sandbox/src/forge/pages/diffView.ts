import { ChangedFile } from '../reading/diffs';
import { Html, html } from './html';

const linesPerFile = 1_000;
const linesPerPage = 6_000;

type DiffLine =
  | { kind: 'hunk'; text: string }
  | {
      kind: 'added' | 'removed' | 'same';
      text: string;
      oldLine?: number;
      newLine?: number;
    };

const statusWords: Record<ChangedFile['status'], string> = {
  added: 'added',
  copied: 'copied',
  deleted: 'deleted',
  modified: 'changed',
  renamed: 'renamed',
  type: 'changed in kind',
};

/**
 * Shows what changed, file by file.
 *
 * @param patch - git's patch, its files in the order of `files`; undefined where it is too large.
 */
export function diffView(
  files: ChangedFile[],
  patch: string | undefined,
): Html {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const texts = patch === undefined ? [] : splitPatch(patch);
  let left = linesPerPage;
  return html`
    <p>
      ${count(files.length, 'file')} changed,
      <span class="plus">${count(additions, 'line')} added</span>,
      <span class="minus">${count(deletions, 'line')} removed</span>.
    </p>
    ${files.map((file, index) => {
      const lines = parsePatch(texts[index] ?? '').slice(
        0,
        Math.min(linesPerFile, left),
      );
      left -= lines.length;
      return fileView(file, lines);
    })}
  `;
}

/** Cuts a patch into the patches of its files. No line of content begins with `diff`. */
export function splitPatch(patch: string): string[] {
  return patch
    .split(/^(?=diff --git )/m)
    .filter(part => part.startsWith('diff --git '));
}

/** Reads the lines of one file's patch. */
export function parsePatch(patch: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let oldLine = 0;
  let newLine = 0;
  let inHunk = false;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk) {
      inHunk = true;
      oldLine = parseInt(hunk[1], 10);
      newLine = parseInt(hunk[2], 10);
      lines.push({ kind: 'hunk', text: line });
    } else if (inHunk && line.startsWith('+')) {
      lines.push({ kind: 'added', text: line.slice(1), newLine });
      newLine += 1;
    } else if (inHunk && line.startsWith('-')) {
      lines.push({ kind: 'removed', text: line.slice(1), oldLine });
      oldLine += 1;
    } else if (inHunk && line.startsWith(' ')) {
      lines.push({ kind: 'same', text: line.slice(1), oldLine, newLine });
      oldLine += 1;
      newLine += 1;
    } else if (inHunk && line.startsWith('\\')) {
      lines.push({ kind: 'hunk', text: line.slice(2) });
    }
  }
  return lines;
}

function fileView(file: ChangedFile, lines: DiffLine[]): Html {
  const name =
    file.previousPath && file.previousPath !== file.path
      ? `${file.previousPath} → ${file.path}`
      : file.path;
  return html`<details class="file" open>
    <summary>
      <span class="mono">${name}</span>
      <span class="quiet">${statusWords[file.status]}</span>
      <span class="plus">+${file.additions}</span>
      <span class="minus">−${file.deletions}</span>
    </summary>
    ${
      lines.length === 0
        ? html`<p class="quiet">${whyNoLines(file)}</p>`
        : html`<div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label="Changes in ${name}"
          >
            <table class="code">
              <tbody>
                ${lines.map(lineRow)}
              </tbody>
            </table>
          </div>`
    }
  </details>`;
}

function whyNoLines(file: ChangedFile): string {
  if (file.binary) {
    return 'This file is not text.';
  }
  return file.additions + file.deletions === 0
    ? 'No line changed.'
    : 'Too much to be shown here. Clone the repository to see it.';
}

function lineRow(line: DiffLine): Html {
  if (line.kind === 'hunk') {
    return html`<tr class="hunk">
      <td colspan="4">${line.text}</td>
    </tr>`;
  }
  const signs = { added: '+', removed: '−', same: ' ' };
  return html`<tr class="${line.kind}">
    <td class="line">${line.oldLine}</td>
    <td class="line">${line.newLine}</td>
    <td class="sign">${signs[line.kind]}</td>
    <td>${line.text}</td>
  </tr>`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
