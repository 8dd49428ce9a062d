import { Command, CommanderError } from '@commander-js/extra-typings';
import { version } from '../package.json';
import { Paint } from './output/paint';
import { NobodyReads, Streams } from './output/print';
import { visible, visibleJson, visibleLines } from './output/visible';
import { RefusedInput, refusalReport, Report, UsageError } from './report';
import { verbs } from './verbs';
import { Format } from './verbs/verb';

/** 0: nothing is wrong. 1: an error was found. 2: called wrongly, or a file cannot be read. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line, to the end of its output. Never throws. */
export async function run(options: {
  /** Without the names of Node and of the script. */
  args: readonly string[];
  streams: Streams;
  paint: Paint;
}): Promise<ExitCode> {
  const { args, streams, paint } = options;
  let code: ExitCode = 0;
  // What a wrong input is reported as, where it ends the command: the command line says it before a file is read.
  let format: Format = 'text';
  const answer = async (report: Report, wanted: Format) => {
    code = report.code;
    for (const note of report.notes ?? []) {
      await streams.error(`${visible(note)}\n`);
    }
    await streams.out(print(report, wanted, paint));
  };
  const said: Promise<void>[] = [];
  const program = programOf({
    out: text => said.push(streams.out(text)),
    error: text => said.push(streams.error(text)),
  });
  program.hook('preAction', (_, command) => {
    format = formatOf(command.opts());
  });
  verbs.forEach(verb => verb({ program, answer }));
  try {
    try {
      await program.parseAsync(args, { from: 'user' });
    } catch (error) {
      if (!(error instanceof RefusedInput)) {
        throw error;
      }
      await answer(refusalReport(error.findings), format);
    }
  } catch (error) {
    code = await explain(error, streams, code);
  }
  await Promise.all(said).catch(() => {});
  return code;
}

function programOf(write: {
  out: (text: string) => void;
  error: (text: string) => void;
}): Command {
  return new Command('socle')
    .description(
      'Renders, checks, plans and prices the tenants of a platform. Exit codes: 0 nothing is wrong, 1 an error was found, 2 called wrongly or a file cannot be read.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: text => write.out(visibleLines(text)),
      writeErr: text => write.error(visibleLines(text)),
      outputError: (text, print_) => print_(sentence(text)),
    });
}

function print(report: Report, format: Format, paint: Paint): string {
  switch (format) {
    case 'json':
      return `${visibleJson(report.values)}\n`;
    case 'sarif':
      return report.sarif
        ? `${visibleJson(report.sarif())}\n`
        : report.text(paint);
    default:
      return report.text(paint);
  }
}

async function explain(
  error: unknown,
  streams: Streams,
  code: ExitCode,
): Promise<ExitCode> {
  if (error instanceof NobodyReads) {
    return code;
  }
  if (error instanceof CommanderError) {
    // It has said what is wrong, or given its help or version.
    return error.exitCode === 0 ? 0 : 2;
  }
  const text =
    error instanceof UsageError
      ? visible(error.message)
      : `This is a mistake of socle itself: ${visibleLines(error instanceof Error ? (error.stack ?? error.message) : String(error))}`;
  await streams.error(`${text}\n`).catch(() => {});
  return 2;
}

/** "error: unknown option '--x'" as a sentence. */
function sentence(text: string): string {
  const [first, ...rest] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n');
  const whole = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return `${[/[.?]$/.test(whole) ? whole : `${whole}.`, ...rest].join(' ')}\n`;
}

function formatOf(options: object): Format {
  const format: unknown = 'format' in options ? options.format : undefined;
  return format === 'json' || format === 'sarif' ? format : 'text';
}
