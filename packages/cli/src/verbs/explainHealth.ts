import {
  englishHealthMessages,
  explainHealth,
  HealthCheck,
  HealthEvidence,
  HealthVerdict,
  parseEvidence,
  readable,
  sayReadably,
} from '@socle/plugin-opentelemetry-common';
import { Finding } from '@socle/plugin-tenancy-common';
import { textOf } from '../input/documents';
import { shownPath } from '../input/shownPath';
import { Paint, Style } from '../output/paint';
import { visible } from '../output/visible';
import { RefusedInput } from '../report';
import { examples, formatOption, Verb } from './verb';

/** What `--format json` gives for each service. */
type Explained = { service: HealthEvidence['service'] } & HealthVerdict;

const styles: Record<HealthVerdict['level'], Style> = {
  ok: 'green',
  warning: 'yellow',
  error: 'red',
  unknown: 'dim',
};

/** `socle explain health`: how healthy a service is, and why. */
export const explainHealthVerb: Verb = ({ program, answer }) => {
  program
    .command('health')
    .summary('say how healthy a service is, and why')
    .description(
      'Judges what was seen of services: errors, latency, saturation, restarts, alerts, budgets, and whether telemetry can be believed. Each file holds one HealthEvidence, as YAML or JSON. Ends with 1 where one is in error.',
    )
    .argument('<files...>', 'files; - reads the input')
    .addOption(formatOption())
    .addHelpText('after', examples('socle explain health checkout.yaml'))
    .action(async (paths, { format }) => {
      const values = evidenceFrom(paths).map((evidence): Explained => ({
        service: evidence.service,
        ...explainHealth(evidence),
      }));
      await answer(
        {
          values,
          text: paint => values.map(value => textFor(value, paint)).join('\n'),
          code: values.some(({ level }) => level === 'error') ? 1 : 0,
        },
        format,
      );
    });
};

/** What was seen, of each file. Throws `RefusedInput` with all that is wrong in them. */
function evidenceFrom(paths: readonly string[]): HealthEvidence[] {
  const findings: Finding[] = [];
  const all = paths.flatMap(path => {
    const text = textOf(path === '-' ? '/dev/stdin' : path);
    const parsed = parseEvidence(text, shownPath(path));
    findings.push(...parsed.findings);
    return parsed.ok ? [parsed.value] : [];
  });
  if (findings.length > 0) {
    throw new RefusedInput(findings);
  }
  return all;
}

function textFor(value: Explained, paint: Paint): string {
  const { service, level, reason, checks } = value;
  const width = Math.max(...checks.map(({ aspect }) => aspect.length));
  return [
    `${paint('bold', visible(`${service.namespace}/${service.name}`))}  ${paint(styles[level], level)}  ${visible(said(reason))}`,
    '',
    ...checks.map(
      check =>
        `  ${paint(styles[check.level], check.level.padEnd(7))}  ${check.aspect.padEnd(width)}  ${visible(said(check.reason))}${paint('dim', visible(about(check)))}`,
    ),
    '',
  ].join('\n');
}

const bases: Record<NonNullable<HealthCheck['basis']>, string> = {
  objective: 'held against its objective',
  history: 'held against its own last weeks',
  platform: "held against the platform's rule",
};

/** Where a check comes from: ` (http_server_request_duration_seconds, 12 sec old)`. */
function about({ source, basis, ageSeconds }: HealthCheck): string {
  const { age } = readable({
    code: '',
    parameters: { age: ageSeconds },
  }).parameters;
  const parts = [
    source,
    basis && bases[basis],
    ageSeconds > 0 && `${age} old`,
  ].filter(Boolean);
  return parts.length > 0 ? `  (${parts.join(', ')})` : '';
}

function said(reason: HealthVerdict['reason']): string {
  return sayReadably(englishHealthMessages.reasons, reason);
}
