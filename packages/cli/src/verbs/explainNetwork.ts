import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  CiliumVersion,
  LineProtocol,
  parseVersion,
} from '@socle/plugin-cilium-common';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import {
  networkEndOf,
  networkPortOf,
  networkRequestOf,
} from '../input/networkEnd';
import { visibleJsonLine } from '../output/visible';
import { UsageError } from '../report';
import { explainConnection } from './explainConnection';
import { examples, formatOption, Verb } from './verb';

/** `socle explain network`: whether connections are let through, and why. */
export const explainNetworkVerb: Verb = ({ program, answer }) => {
  program
    .command('network')
    .summary('say which connections network policies let through, and why')
    .description(
      "Says of one connection whether the policies of files and folders let it through, and why; Namespaces and Services among them are read too. Ends with 1 unless it is let through for sure. With --jsonl it reads one request a line, and answers each with one line: the protocol of Cilium's own policy engine behind JSON lines, and besides the verdict how it came about.",
    )
    .argument(
      '[paths...]',
      'files and folders of policies, with --jsonl a file of requests; - reads the input',
    )
    .addOption(endOption('--from', 'who connects'))
    .addOption(endOption('--to', 'to whom'))
    .addOption(
      new Option(
        '--port <port>',
        'to which port of the pod: 8080, 53/UDP; for ICMP its type: 8/ICMP',
      ).argParser(networkPortOf),
    )
    .addOption(
      new Option(
        '--http <request>',
        'the request, where it is HTTP: "GET /v1/orders"',
      ).argParser(networkRequestOf),
    )
    .option('--dns <name>', 'the name that is asked for, where it is DNS')
    .option('--cluster <name>', "the cluster's name to Cilium")
    .addOption(
      new Option(
        '--cilium <version>',
        'the version of Cilium, from 1.16; the newest where it is left out',
      ).argParser(versionOf),
    )
    .addOption(
      new Option('--language <language>', 'of the sentences')
        .choices(['en', 'fr'] as const)
        .default('en' as const),
    )
    .addOption(formatOption())
    .option('--jsonl', 'read and answer JSON, line by line')
    .addOption(
      new Option(
        '--trace <language>',
        'with --jsonl, in which language answers explain',
      )
        .choices(['en', 'fr', 'off'] as const)
        .default('en' as const),
    )
    .option('--dual-stack', 'with --jsonl: the cluster has IPv4 and IPv6')
    .option('--host-firewall', 'with --jsonl: policies are about nodes too')
    .addHelpText(
      'after',
      examples(
        'socle explain network tenants --from web-prod/front --to payments-prod/checkout --port 8080',
        'socle explain network network.yaml --from shop/cart --to api.example.com --port 443',
        'socle explain network --jsonl requests',
      ),
    )
    .action(async (paths, options) => {
      const { from, to, port, http, dns, jsonl, format } = options;
      if (jsonl) {
        const { trace, dualStack, hostFirewall } = options;
        const protocol = new LineProtocol({ trace, dualStack, hostFirewall });
        for await (const line of linesOf(paths.at(0) ?? '-')) {
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
        return;
      }
      if (!from || !to || paths.length === 0) {
        throw new UsageError(
          'Name the policies, and say with --from and --to who connects to whom; or read requests with --jsonl.',
        );
      }
      const { language, cluster, cilium } = options;
      await answer(
        explainConnection({
          files: paths,
          flow: {
            from,
            to,
            ...port,
            ...(http && { http }),
            ...(dns !== undefined && { dns: { name: dns } }),
          },
          language,
          ...(cluster !== undefined && { cluster }),
          ...(cilium !== undefined && { version: cilium }),
        }),
        format,
      );
    });
};

function endOption<Flags extends `--${string}`>(name: Flags, what: string) {
  return new Option(
    `${name} <end>`,
    `${what}: NAMESPACE/APP, NAMESPACE/KEY=VALUE,…, an address, a DNS name, or world, host, kube-apiserver …`,
  ).argParser(networkEndOf);
}

function versionOf(text: string): CiliumVersion {
  const version = parseVersion(text);
  if (!version) {
    throw new InvalidArgumentError('Write it as 1.18 or 1.17.3, from 1.16 on.');
  }
  return version;
}

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
