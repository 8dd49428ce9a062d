import { RuleDescription } from './types';

/** What the page of rules shows of an example. */
export interface ShownExample {
  title: string;
  /** The files that make the example, or the changes of a tree that keeps the rules. */
  files: { path: string; text: string }[];
  replaced: { file: string; is: string; by: string }[];
  findings: { file: string; line: number; message: string }[];
}

/** The documentation of all rules, in Markdown, from their descriptions and examples. */
export function rulesPage(
  rules: readonly RuleDescription[],
  examplesOf: (rule: string) => readonly ShownExample[],
): string {
  return [
    '# Rules',
    '',
    'What `socle check` looks at. Each rule has a folder in `plugins/tenancy-common/src/check/rules`, with the examples from which this page and its tests are made.',
    '',
    '| Rule | What holds | Breach |',
    '|---|---|---|',
    ...rules.map(
      rule =>
        `| [\`${rule.id}\`](#${anchor(rule)}) | ${rule.title} | ${breach(rule)} |`,
    ),
    '',
    ...rules.flatMap(rule => [
      `## ${rule.id}`,
      '',
      `${rule.title}.`,
      '',
      rule.description,
      '',
      ...(rule.guardrail
        ? [
            `How a breach is reported, the guardrail \`${rule.guardrail}\` of [socle.yaml](profile.md) says; without a profile it is ${rule.guardrail === 'probes' ? 'a warning' : 'an error'}.`,
            '',
          ]
        : []),
      ...examplesOf(rule.id).flatMap(section),
    ]),
  ].join('\n');
}

function anchor({ id }: RuleDescription): string {
  return id;
}

function breach({ severity, guardrail }: RuleDescription): string {
  return guardrail ? `as the guardrail \`${guardrail}\` says` : severity;
}

function section(example: ShownExample): string[] {
  const { title, files, replaced, findings } = example;
  const verdict = findings.length > 0 ? 'Not allowed' : 'Allowed';
  return [
    `**${verdict}.** ${title}:`,
    '',
    ...replaced.flatMap(({ file, is, by }) => [
      '```diff',
      `--- ${file}`,
      `+++ ${file}`,
      ...lines(is).map(line => `-${line}`),
      ...lines(by).map(line => `+${line}`),
      '```',
      '',
    ]),
    ...files.flatMap(({ path, text }) => [
      '```yaml',
      `# ${path}`,
      ...lines(text),
      '```',
      '',
    ]),
    ...findings.flatMap(({ file, line, message }) => [
      `> \`${file}:${line}\` ${message}`,
      '',
    ]),
  ];
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
