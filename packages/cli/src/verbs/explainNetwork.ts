import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LineProtocol } from '@socle/plugin-cilium-common';
import { Option } from '@commander-js/extra-typings';
import { visibleJsonLine } from '../output/visible';
import { UsageError } from '../report';
import { examples, Verb } from './verb';

/** `socle explain network`: whether connections are let through, and why. */
export const explainNetworkVerb: Verb = ({ program, answer }) => {
  program
    .command('network')
    .summary('say which connections network policies let through, and why')
    .description(
      "Reads one request a line, and answers each with one line: the protocol of Cilium's own policy engine behind JSON lines, and besides the verdict how it came about. A request that cannot be understood is answered with its error.",
    )
    .argument('[file]', 'a file of requests; - reads the input', '-')
    .requiredOption('--jsonl', 'read and answer JSON, line by line')
    .addOption(
      new Option('--trace <language>', 'in which language answers explain')
        .choices(['en', 'fr', 'off'] as const)
        .default('en' as const),
    )
    .option('--dual-stack', 'the cluster has IPv4 and IPv6')
    .option('--host-firewall', 'policies are about nodes too')
    .addHelpText('after', examples('socle explain network --jsonl requests'))
    .action(async (file, { trace, dualStack, hostFirewall }) => {
      const protocol = new LineProtocol({ trace, dualStack, hostFirewall });
      for await (const line of linesOf(file)) {
        const value = protocol.answer(line);
        await answer(
          {
            values: [value],
            text: () => `${visibleJsonLine(value)}\n`,
            code: 0,
          },
          'text',
        );
      }
    });
};

/** The lines of a file that are not empty, as they come. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file === '-' ? '/dev/stdin' : file, 'utf8');
  try {
    for await (const line of createInterface({ input })) {
      if (line.trim() !== '') {
        yield line;
      }
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`The file ${file} cannot be read.`);
    }
    throw error;
  } finally {
    input.destroy();
  }
}
