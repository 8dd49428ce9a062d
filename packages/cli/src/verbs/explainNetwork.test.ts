import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

const policies = [
  {
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'deny-all', namespace: 'shop' },
    spec: { endpointSelector: {}, ingress: [{}] },
  },
];
const from = { namespace: 'web', labels: { app: 'front' } };
const to = { namespace: 'shop', labels: { app: 'cart' } };
const lines = [
  JSON.stringify({ policies, from, to, port: 8080 }),
  '',
  JSON.stringify({
    policies,
    queries: [
      { from, to, port: 8080 },
      { from: to, to: from, port: 80 },
    ],
  }),
  '{"policies": "\u202e',
].join('\n');

const run = (...args: string[]) =>
  command.run(command.folder({ requests: lines }), [
    'explain',
    'network',
    ...args,
  ]);

describe('socle explain network', () => {
  it('answers line by line, and explains', async () => {
    const { code, stdout, stderr } = await run('--jsonl', 'requests');
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(answers).toEqual([
      expect.objectContaining({
        verdict: 'denied',
        ingress: 'denied',
        egress: 'allowed',
        explanation: expect.objectContaining({
          summary:
            'web/front may not reach shop/cart on 8080/TCP: the policies of shop/cart refuse it.',
        }),
      }),
      {
        results: [
          expect.objectContaining({ verdict: 'denied' }),
          expect.objectContaining({ verdict: 'allowed' }),
        ],
      },
      { error: expect.stringContaining('JSON') },
    ]);
    expect(stdout).not.toContain('\u202e');
  });

  it('gives verdicts alone where nobody asks why', async () => {
    const { stdout } = await run('--jsonl', '--trace', 'off', 'requests');
    expect(JSON.parse(stdout.split('\n')[0])).toEqual({
      verdict: 'denied',
      ingress: 'denied',
      egress: 'allowed',
    });
  });

  it.each([
    [
      ['requests'],
      'Name the policies, and say with --from and --to who connects to whom; or read requests with --jsonl.',
    ],
    [['--jsonl', 'absent'], 'The file absent cannot be read.'],
  ])('ends with 2 for %j', async (args, message) => {
    expect(await run(...args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `${message}\n`,
    });
  });
});
