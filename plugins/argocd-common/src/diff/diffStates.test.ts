import { diffManagedResource, diffStates } from './diffStates';

const config = (data: unknown, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', ...metadata },
  data,
});
const secret = (rest: object) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'ledger' },
  ...rest,
});

describe('diffStates', () => {
  it('shows what a sync would change, as lines of YAML', () => {
    expect(
      diffStates({
        live: config({ a: '1', b: '2' }),
        desired: config({ b: '3', a: '1' }),
      }),
    ).toEqual({
      kind: 'changed',
      added: 1,
      removed: 1,
      masked: false,
      hunks: [
        {
          oldStart: 1,
          oldLines: 6,
          newStart: 1,
          newLines: 6,
          lines: [
            ' apiVersion: v1',
            ' data:',
            '   a: "1"',
            '-  b: "2"',
            '+  b: "3"',
            ' kind: ConfigMap',
            ' metadata:',
          ],
        },
      ].map(hunk => ({
        ...hunk,
        lines: expect.arrayContaining(hunk.lines),
        oldLines: expect.any(Number),
        newLines: expect.any(Number),
      })),
    });
  });

  it.each<[string, { desired?: unknown; live?: unknown }, string]>([
    ['is new', { desired: config({}) }, 'added'],
    ['goes', { live: config({}) }, 'removed'],
    ['is nowhere', {}, 'same'],
    ['is no object', { desired: 'text', live: [1] }, 'same'],
    [
      'has its fields in another order',
      {
        desired: { kind: 'A', b: 1, a: { d: 1, c: 2 } },
        live: { a: { c: 2, d: 1 }, b: 1, kind: 'A' },
      },
      'same',
    ],
    [
      'differs in what the cluster writes by itself',
      {
        desired: config({}),
        live: {
          ...config(
            {},
            {
              uid: '1',
              resourceVersion: '2',
              managedFields: [{}],
              annotations: {
                'kubectl.kubernetes.io/last-applied-configuration':
                  '{"data":"x"}',
              },
            },
          ),
          status: { phase: 'Active' },
        },
      },
      'same',
    ],
  ])('an object that %s', (_title, states, kind) => {
    expect(diffStates(states)).toMatchObject({ kind });
  });

  it('says that two states are too large, or too different', () => {
    const large = Object.fromEntries(
      [...Array(20_000).keys()].map(key => [`k${key}`, 'x'.repeat(20)]),
    );
    expect(
      diffStates({ desired: config(large), live: config({}) }),
    ).toMatchObject({ tooLarge: true, hunks: [] });
    const many = (sign: string) =>
      config(
        Object.fromEntries(
          [...Array(4_000).keys()].map(key => [`k${key}`, `${sign}${key}`]),
        ),
      );
    expect(diffStates({ desired: many('a'), live: many('b') })).toMatchObject({
      tooLarge: true,
    });
  });
});

describe('a Secret', () => {
  const lines = (states: { desired?: unknown; live?: unknown }) =>
    diffStates(states)
      .hunks.flatMap(hunk => hunk.lines)
      .join('\n');

  it('tells which values change, and none of them', () => {
    const shown = lines({
      live: secret({ data: { password: 'aHVudGVyMg==', user: 'YWRh' } }),
      desired: secret({ data: { password: 'c2VzYW1l', user: 'YWRh' } }),
    });
    expect(shown).toContain('-  password: +++++++++\n');
    expect(shown).toContain('+  password: ++++++++\n');
    expect(shown).toContain('   user: ++++++++\n');
    expect(shown).not.toMatch(/aHVudGVyMg|c2VzYW1l|YWRh/);
  });

  it.each([
    ['data', { data: { password: 'aHVudGVyMg==' } }],
    ['stringData', { stringData: { password: 'hunter2' } }],
    ['data that is no object', { data: 'aHVudGVyMg==hunter2' }],
    [
      'data that holds objects',
      { data: { password: { deep: 'hunter2 aHVudGVyMg==' } } },
    ],
    [
      'the copy of client-side apply',
      {
        metadata: {
          name: 'ledger',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration':
              '{"stringData":{"password":"hunter2"}}',
          },
        },
      },
    ],
  ])('shows nothing of %s', (_title, rest) => {
    expect(lines({ desired: secret(rest) })).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(lines({ live: secret(rest) })).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(lines({ live: secret(rest), desired: config({}) })).not.toMatch(
      /hunter2|aHVudGVyMg/,
    );
  });

  it('reads the same whether its value is text or encoded', () => {
    expect(
      diffStates({
        live: secret({ data: { password: 'aHVudGVyMg==' } }),
        desired: secret({ stringData: { password: 'hunter2' } }),
      }),
    ).toMatchObject({ kind: 'same', masked: true });
  });
});

describe('diffManagedResource', () => {
  it('prefers what Argo CD compared itself', () => {
    const json = JSON.stringify;
    expect(
      diffManagedResource({
        liveState: json(config({ a: '1' })),
        targetState: json(config({ a: '2' })),
        normalizedLiveState: json(config({ a: '1' })),
        predictedLiveState: json(config({ a: '1' })),
      }).kind,
    ).toBe('same');
    expect(
      diffManagedResource({
        liveState: json(config({ a: '1' })),
        targetState: 'null',
      }).kind,
    ).toBe('removed');
    expect(
      diffManagedResource({ liveState: '{', targetState: json(config({})) })
        .kind,
    ).toBe('added');
  });
});
