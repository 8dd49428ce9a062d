import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkObjective } from './checkObjective';
import { findDuplicates } from './duplicates';
import { parseObjective } from './parseObjective';
import { Objective } from './types';

const textOf = (name: string) =>
  readFileSync(join(__dirname, 'examples', `${name}.yaml`), 'utf8');

const parsed = (text: string): Objective => {
  const reading = parseObjective(text, 'a.yaml');
  if (!reading.ok) {
    throw new Error(JSON.stringify(reading.findings));
  }
  return reading.value;
};

/** What is wrong, in lines: `7 error The target …`. */
const problems = (text: string, retentionSeconds?: number) => {
  const reading = parseObjective(text, 'a.yaml');
  const findings = reading.ok
    ? checkObjective({
        objective: reading.value,
        file: 'a.yaml',
        locate: reading.locate,
        retentionSeconds,
      })
    : reading.findings;
  return findings.map(
    ({ line, severity, message }) => `${line} ${severity} ${message}`,
  );
};

describe('parseObjective', () => {
  it('reads what is promised of requests', () => {
    expect(parsed(textOf('availability'))).toEqual({
      name: 'checkout-availability',
      title: 'Checkout answers',
      labels: { release: 'monitoring' },
      tenant: 'payments',
      service: 'checkout',
      environments: ['prod'],
      target: 0.999,
      windowSeconds: 2_592_000,
      indicator: {
        kind: 'availability',
        requests: {
          convention: 'http-stable',
          translation: 'UnderscoreEscapingWithSuffixes',
          histogram: 'classic',
        },
      },
      alerts: 'page',
      runbook: 'https://wiki.example.com/checkout',
    });
    expect(parsed(textOf('latency'))).toMatchObject({
      target: 0.95,
      windowSeconds: 2_419_200,
      alerts: 'ticket',
      indicator: {
        kind: 'latency',
        thresholdSeconds: 0.25,
        requests: { route: '/v1/charges', method: 'POST' },
      },
    });
  });

  it('reads an SLO of OpenSLO', () => {
    expect(parsed(textOf('openslo'))).toEqual({
      name: 'search-availability',
      title: 'Search answers',
      labels: {},
      tenant: 'web',
      service: 'search',
      environments: ['dev', 'prod'],
      target: 0.995,
      windowSeconds: 2_419_200,
      indicator: {
        kind: 'queries',
        total: 'http_requests_total{service="search"}',
        part: {
          errors: 'http_requests_total{service="search", code=~"5.."}',
        },
        namespaceLabel: 'namespace',
      },
      alerts: 'page',
    });
  });

  const own = (from: string, to: string) =>
    textOf('availability').replace(from, to);
  const latency = (from: string, to: string) =>
    textOf('latency').replace(from, to);
  const queries = (from: string, to: string) =>
    textOf('queries').replace(from, to);
  const open = (from: string, to: string) =>
    textOf('openslo').replace(from, to);

  it.each([
    [
      'a target of everything',
      own('99.9', '100'),
      '12 error A target of 100 leaves no budget: the first bad event breaks it, for as long as the window lasts.',
    ],
    [
      'a target that is written as a share',
      own('99.9', '0.999'),
      '12 error A target of 0.999 means 0.999 of 100 events.',
    ],
    [
      'a target of nothing',
      own('99.9', '0'),
      '12 error A target of 0 always holds.',
    ],
    [
      'a target that is a word',
      own('99.9', 'high'),
      '12 error spec.target is text, not a number.',
    ],
    [
      'a target that is no number',
      own('99.9', '.nan'),
      '12 error spec.target is text, not a number.',
    ],
    [
      'a service with a quote',
      own('service: checkout', `service: 'a"} or {'`),
      `9 error "a"} or {" is not a service's name.`,
    ],
    [
      'a title that Prometheus would run',
      own('Checkout answers', `'{{ query "secrets" }}'`),
      '5 error "{{ query "secrets" }}" holds two braces, which Prometheus runs as a template.',
    ],
    [
      'a runbook that Prometheus would run',
      own('https://wiki.example.com/checkout', `'https://a/{{x}}'`),
      '13 error "https://a/{{x}}" is not the address of a page.',
    ],
    [
      "a label of the platform's",
      own('release: monitoring', 'socle.dev/tenant: web'),
      '6 error "socle.dev/tenant" is set by the platform.',
    ],
    [
      'an environment twice',
      own('[prod]', '[prod, prod]'),
      '10 error An environment is named twice.',
    ],
    [
      'latency without a threshold',
      latency('  threshold: 250ms\n', ''),
      '5 error latency is asked for, and threshold is missing.',
    ],
    [
      'a threshold where nothing is slow',
      own('target: 99.9', 'target: 99.9\n  threshold: 1s'),
      '13 error threshold means nothing where the indicator is availability.',
    ],
    [
      'a threshold that no bucket ends at',
      latency('250ms', '300ms'),
      '10 error No bucket ends at 300ms, so that nobody can count what is slower.',
    ],
    [
      'a threshold of no time',
      latency('250ms', '0s'),
      '10 error "0s" is no time at all.',
    ],
    [
      'bad and good events at once',
      queries('    good:', '    errors: a\n    good:'),
      '12 error The bad events are named twice, or not at all.',
    ],
    [
      'a query that is none',
      queries('settlements_total{result="booked"}', '"sum("'),
      '14 error The query is no PromQL from character 5 on.',
    ],
    [
      'a query that counts no events',
      queries(
        'sum(rate(settlements_total[5m]))',
        'avg_over_time(settlements[5m])',
      ),
      '13 error Only rate, irate and increase may have a range: all else is no count of events.',
    ],
    [
      'a query of another time',
      queries(
        'sum(rate(settlements_total[5m]))',
        'settlements_total offset 1h',
      ),
      '13 error Events that are moved in time cannot be counted as they come.',
    ],
    [
      'a query of what objectives record',
      queries(
        'sum(rate(settlements_total[5m]))',
        'socle_objective:events:increase5m',
      ),
      '13 error An objective cannot count what objectives record.',
    ],
    [
      'an SLO of nobody',
      open('    socle.dev/tenant: web\n', ''),
      '3 error It does not say whose it is.',
    ],
    [
      'an SLO of slices of time',
      open('Occurrences', 'Timeslices'),
      '28 error spec.budgetingMethod is "Timeslices".',
    ],
    [
      'an SLO of another window',
      open('4w', '7d'),
      '26 error spec.timeWindow[0].duration is "7d".',
    ],
    [
      'an SLO whose indicator is elsewhere',
      'apiVersion: openslo/v1\nkind: SLI\n',
      '2 error Of OpenSLO only an SLO with its indicator inside is read.',
    ],
    [
      'an SLO with a query that is none',
      open('query: \'http_requests_total{service="search"}\'', 'query: "a{"'),
      '21 error The query is no PromQL from character 3 on.',
    ],
    ['nothing', '', '1 error The file is empty.'],
  ])('refuses %s', (_title, text, problem) => {
    expect(problems(text)).toContain(problem);
  });

  it.each([
    [
      'a target that fast alerts never see missed',
      own('99.9', '90'),
      undefined,
      [
        '12 info With a target of 90 %, even a complete failure burns less than 14.4 times as fast as allowed: those alerts are left out.',
      ],
    ],
    [
      'a window that Prometheus does not remember',
      textOf('availability'),
      15 * 86_400,
      [
        '7 warning Prometheus remembers 15d, less than the window of 30d: the budget is that of what is remembered.',
      ],
    ],
    [
      'a threshold of its own boundaries',
      latency('250ms', '300ms').replace(
        '  requests:\n',
        '  requests:\n    boundaries: [0.1, 0.3]\n',
      ),
      undefined,
      [],
    ],
    [
      'any threshold of native histograms',
      latency('250ms', '300ms').replace(
        '  requests:\n',
        '  requests:\n    histogram: native\n',
      ),
      undefined,
      [],
    ],
    ['good queries', textOf('queries'), undefined, []],
    ['an SLO', textOf('openslo'), undefined, []],
  ])('lets pass %s', (_title, text, retention, expected) => {
    expect(problems(text, retention)).toEqual(expected);
  });
});

it('finds objectives that would take the place of others', () => {
  const objective = parsed(textOf('availability'));
  expect(
    findDuplicates([
      { objective, file: 'a.yaml' },
      { objective: { ...objective, tenant: 'web' }, file: 'b.yaml' },
      {
        objective: { ...objective, environments: ['dev', 'prod'] },
        file: 'c.yaml',
      },
    ]).map(({ file, message }) => `${file}: ${message}`),
  ).toEqual([
    'c.yaml: a.yaml has an objective checkout-availability for payments-prod already.',
  ]);
});
