import { Finding } from '@socle/plugin-tenancy-common';
import type { Log } from 'sarif';
import { countFindings, findingsText } from './output/findingsText';
import { Paint } from './output/paint';

/** What a command found out, before anything of it is printed. */
export interface Report {
  /** For `--format json`: values of the domain's own types. */
  values: readonly unknown[];
  /** For people. */
  text(paint: Paint): string;
  /** For `--format sarif`, where the command has it. */
  sarif?(): Log;
  /** What people should know besides, on the error output: it is no part of the answer. */
  notes?: readonly string[];
  /** 1 where an error was found. */
  code: 0 | 1;
}

/** Called, or pointed at files, in a way that cannot work. Its message is one sentence. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Files that were read and are wrong. */
export class RefusedInput extends Error {
  override name = 'RefusedInput';
  constructor(readonly findings: readonly Finding[]) {
    super('The input is refused');
  }
}

/** The report of a command whose input is wrong: the findings, in the place of its answer. */
export function refusalReport(findings: readonly Finding[]): Report {
  return {
    values: findings,
    text: paint =>
      `${findingsText(findings, paint)}\n${countFindings(findings)}\n`,
    code: 1,
  };
}
