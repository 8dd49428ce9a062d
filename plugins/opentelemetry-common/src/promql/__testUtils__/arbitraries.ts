import fc from 'fast-check';
import { BinaryOperator, Expression, Matcher, Moved } from '../types';

/** Names as people give them, and as people give them who mean harm. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/),
  fc.constantFrom(
    '"} or {',
    'a"b',
    'a\\',
    '\\"',
    'x{y="z"}',
    'line\nbreak',
    'a`b',
    "it's",
    'métrique',
    '日本',
    '\u202Egnp',
    '\0',
    '\u2028',
    '{}',
    'inf',
    'NaN',
    'by',
    'Bool',
    'group_left',
    'sum',
    'constructor',
    '__proto__',
    '# comment',
    '${x}',
    '{{ .Labels }}',
    '/.*/',
    '*',
    '😀',
    ' ',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
);

const matcher: fc.Arbitrary<Matcher> = fc.record({
  label: anyName,
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: fc.oneof(anyName, fc.constant('')),
});

const milliseconds = fc.oneof(
  fc.constantFrom(1, 1000, 300_000, 5_400_000, 2_592_000_000),
  fc.integer({ min: 1, max: 1e11 }),
);

const moved: fc.Arbitrary<Moved> = fc.record(
  {
    offset: fc.oneof(
      milliseconds,
      milliseconds.map(value => -value),
    ),
    at: fc.oneof(
      fc.constantFrom('start' as const, 'end' as const),
      fc.integer({ min: 0, max: 2e9 }),
    ),
  },
  { requiredKeys: [] },
);

const selector = fc
  .record(
    {
      metric: anyName,
      matchers: fc.array(matcher, { maxLength: 3 }),
      range: milliseconds,
      moved,
    },
    { requiredKeys: ['metric', 'matchers', 'moved'] },
  )
  .map(({ moved: move, ...rest }) => ({
    kind: 'selector' as const,
    ...rest,
    ...move,
  }));

const labels = fc.uniqueArray(anyName, { maxLength: 3 });

/** Any query, in the form that the reader gives. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{
  any: Expression;
}>(tie => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    selector,
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.oneof(
        fc
          .double({ noNaN: true, min: 0 })
          .filter(value => !Object.is(value, -0)),
        fc.constant(Number.NaN),
      ),
    }),
    fc.record({ kind: fc.constant('text' as const), value: anyName }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('rate', 'histogram_quantile', 'abs'),
      arguments: fc.array(tie('any'), { maxLength: 2 }),
    }),
    fc.record(
      {
        kind: fc.constant('aggregation' as const),
        operator: fc.constantFrom('sum', 'topk', 'count_values'),
        parameter: tie('any'),
        expression: tie('any'),
        grouping: fc.record({
          kind: fc.constantFrom('by' as const, 'without' as const),
          labels,
        }),
      },
      { requiredKeys: ['kind', 'operator', 'expression'] },
    ),
    fc
      .record({
        expression: tie('any'),
        range: milliseconds,
        step: fc.option(milliseconds, { nil: undefined }),
        moved,
      })
      .map(({ moved: move, step, ...rest }) => ({
        kind: 'subquery' as const,
        ...rest,
        ...(step !== undefined && { step }),
        ...move,
      })),
    fc.record({
      kind: fc.constant('negation' as const),
      expression: tie('any').filter(({ kind }) => kind !== 'number'),
    }),
    fc
      .record({
        operator: fc.constantFrom<BinaryOperator[]>(
          '^',
          '*',
          '/',
          '%',
          'atan2',
          '+',
          '-',
          '==',
          '<',
          '>=',
          'and',
          'unless',
          'or',
        ),
        left: tie('any'),
        right: tie('any'),
        matching: fc.option(
          fc.record(
            {
              kind: fc.constantFrom('on' as const, 'ignoring' as const),
              labels,
              many: fc.record({
                side: fc.constantFrom('left' as const, 'right' as const),
                include: labels,
              }),
            },
            { requiredKeys: ['kind', 'labels'] },
          ),
          { nil: undefined },
        ),
      })
      .map(({ matching, ...rest }) => ({
        kind: 'binary' as const,
        ...rest,
        ...(matching && { matching }),
      })),
  ),
})).any;
