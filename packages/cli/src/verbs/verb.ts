import { Command, Option } from '@commander-js/extra-typings';
import { Report } from '../report';

/** In which form a command answers. */
export type Format = 'text' | 'json' | 'sarif';

/** One word of the command line. A new one is a file beside this, and its line in `index.ts`. */
export type Verb = (surroundings: {
  program: Command;
  /** Prints what was found out, and decides the exit code. */
  answer: (report: Report, format: Format) => Promise<void>;
}) => void;

/** `--format text|json`, as every command has it. */
export function formatOption() {
  return new Option('--format <format>', 'how to answer')
    .choices(['text', 'json'] as const)
    .default('text' as const);
}

/** `--profile socle.yaml`. */
export function profileOption() {
  return new Option(
    '--profile <file>',
    "the platform's profile, socle.yaml",
  ).makeOptionMandatory();
}

/** Examples under a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map(line => `  $ ${line}`).join('\n')}`;
}
