import { stringify } from 'yaml';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

/** What was seen of a service, with so large a share of requests that failed. */
const evidence = (share: number) => ({
  apiVersion: 'socle.dev/v1',
  kind: 'HealthEvidence',
  service: { name: 'checkout', namespace: 'payments-prod' },
  now: '2026-11-21T10:00:00Z',
  sources: [
    {
      convention: 'http-stable',
      kind: 'http',
      metric: 'http_server_request_duration_seconds',
      windowSeconds: 300,
      requests: { value: 12.5, at: '2026-11-21T09:59:48Z' },
      failureRatio: { value: share, at: '2026-11-21T09:59:48Z' },
      p95: { value: 0.18 },
    },
  ],
  pipeline: { metrics: 'answers', expectedSeconds: 30 },
});

const run = (files: Record<string, string>, ...args: string[]) =>
  command.run(command.folder(files), ['explain', 'health', ...args]);

describe('socle explain health', () => {
  it('says the verdict, and how each aspect is', async () => {
    expect(await run({ 'a.yaml': stringify(evidence(0.2)) }, 'a.yaml')).toEqual(
      {
        code: 1,
        stderr: '',
        stdout: [
          'payments-prod/checkout  error  20% of requests failed in the last 5 min; the platform warns at 1% where there is no objective.',
          '',
          "  error    errors    20% of requests failed in the last 5 min; the platform warns at 1% where there is no objective.  (http_server_request_duration_seconds, held against the platform's rule, 12 sec old)",
          '  ok       latency   95 of 100 requests take at most 180 ms; there is no objective and no earlier week to compare with.  (http_server_request_duration_seconds)',
          '  ok       pipeline  Telemetry arrives as it should.',
          '  ok       traffic   12.5 requests a second.  (http_server_request_duration_seconds, 12 sec old)',
          '',
        ].join('\n'),
      },
    );
  });

  it('answers as JSON, as the domain has it', async () => {
    const { code, stdout } = await run(
      { 'a.json': JSON.stringify(evidence(0)) },
      'a.json',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        service: { name: 'checkout', namespace: 'payments-prod' },
        level: 'ok',
        reason: {
          code: 'well',
          parameters: { rate: 12.5, share: 0, duration: 0.18 },
        },
        ageSeconds: 12,
      },
    ]);
  });

  it.each([
    [
      'a file that is something else',
      { 'a.yaml': 'kind: Pod\n' },
      ['a.yaml'],
      1,
      /a\.yaml\n.*apiVersion is missing/,
    ],
    ['no file', {}, ['a.yaml'], 2, /^There is no file a\.yaml\.\n$/],
  ])('says what is wrong with %s', async (_title, files, args, code, words) => {
    const ended = await run(files, ...args);
    expect(ended.code).toBe(code);
    expect(`${ended.stdout}${ended.stderr}`).toMatch(words);
  });
});
