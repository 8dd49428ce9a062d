import { Finding, FindingSeverity } from '@socle/plugin-tenancy-common';
import { Paint, Style } from './paint';
import { visible } from './visible';
import { count } from './words';

const styles: Record<FindingSeverity, Style> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

/** Findings for people: a block for each file, a line for each finding with its remedy under it. */
export function findingsText(
  findings: readonly Finding[],
  paint: Paint,
): string {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  }
  return [...files]
    .map(([file, list]) => blockOf(file, list, paint))
    .join('\n');
}

/** How many findings there are: `2 errors, 1 warning`. */
export function countFindings(findings: readonly Finding[]): string {
  const of = (wanted: FindingSeverity) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const parts = [
    [of('error'), 'error'] as const,
    [of('warning'), 'warning'] as const,
    [of('info'), 'note'] as const,
  ].filter(([number]) => number > 0);
  return parts.map(([number, word]) => count(number, word)).join(', ');
}

function blockOf(
  file: string,
  findings: readonly Finding[],
  paint: Paint,
): string {
  const rows = findings.map(({ line, column, ...rest }) => ({
    position: column === undefined ? `${line}` : `${line}:${column}`,
    ...rest,
  }));
  const width = Math.max(...rows.map(({ position }) => position.length));
  return [
    paint('bold', visible(file)),
    ...rows.flatMap(({ position, severity, rule, message, remedy }) => [
      `  ${position.padEnd(width)}  ${paint(styles[severity], severity.padEnd(7))}  ${paint('dim', visible(rule))}  ${visible(message)}`,
      `  ${' '.repeat(width)}  ${' '.repeat(7)}  ${visible(remedy)}`,
    ]),
    '',
  ].join('\n');
}
