import { PolicyMark } from '@socle/plugin-cilium-common';

/** A line of a policy's text, or lines that are folded. */
export type PolicyLine =
  | { type: 'line'; number: number; text: string; marks: readonly PolicyMark[] }
  | { type: 'fold'; number: number; count: number };

/* So many lines around what matters are shown, and so few that it is not worth folding. */
const context = 4;
const short = 24;

/** The lines of a text, those far from any mark folded. All of them where it is short, or asked for. */
export function foldLines(
  text: string,
  marks: readonly PolicyMark[],
  isWhole: boolean,
): PolicyLine[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const isShown = (number: number) =>
    isWhole ||
    lines.length <= short ||
    (marks.length === 0 && number <= short) ||
    marks.some(({ line }) => Math.abs(line - number) <= context);
  return lines.reduce<PolicyLine[]>((shown, line, index) => {
    const number = index + 1;
    const last = shown.at(-1);
    if (isShown(number)) {
      shown.push({
        type: 'line',
        number,
        text: line,
        marks: marks.filter(mark => mark.line === number),
      });
    } else if (last?.type === 'fold') {
      last.count += 1;
    } else {
      shown.push({ type: 'fold', number, count: 1 });
    }
    return shown;
  }, []);
}
