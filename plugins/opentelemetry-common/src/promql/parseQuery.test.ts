import fc from 'fast-check';
import { anyExpression } from './__testUtils__/arbitraries';
import { parseQuery } from './parseQuery';
import { printQuery } from './print';

/** What is printed of what was read. */
const reprinted = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.ok ? printQuery(parsed.expression) : parsed.message;
};

describe('parseQuery', () => {
  it.each([
    [
      'sum by(a,"b.c")(rate({"x.y","service.name"=`a"b`}[5m] offset 90m))/on(x)group_left(y)foo{a=~"b|c",d!=\'e\'}>bool .5',
      'sum by (a, "b.c") (rate({"x.y", "service.name"="a\\"b"}[5m] offset 1h30m)) / on (x) group_left (y) foo{a=~"b|c", d!="e"} > bool 0.5',
    ],
    ['-2 ^ 2', '-2 ^ 2'],
    ['(-2) ^ 2', '(-2) ^ 2'],
    ['a - (b - c) ^ -d ^ e', 'a - (b - c) ^ (-d ^ e)'],
    ['((a))', 'a'],
    ['+x', 'x'],
    ['sum(x) without(a)', 'sum without (a) (x)'],
    ['SUM(x) AND ON() y', 'sum(x) and on () y'],
    ['quantile(0.9, x[5m:1m] @ end())', 'quantile(0.9, x[5m:1m] @ end())'],
    ['max_over_time((a + b)[1h:])', 'max_over_time((a + b)[1h:])'],
    ['foo @ 1.5 offset -5m', 'foo @ 1.5 offset -5m'],
    ['a + b offset 5m * c[1h:] ^ 2', 'a + b offset 5m * c[1h:] ^ 2'],
    ['(a + b offset 5m) * c', '(a + b offset 5m) * c'],
    ['a ^ -b * c == -2 + d', 'a ^ (-b) * c == -2 + d'],
    ['a / -b ^ c offset 1w > 2', 'a / -b ^ c offset 7d > 2'],
    ['# why\nx{"a"="b",}[300]', 'x{a="b"}[5m]'],
    ['x * 0x1F + 010 - 1_000 + 1h', 'x * 31 + 8 - 1000 + 3600'],
    ['-Inf + nan', '-Inf + NaN'],
    ['x{a="\\x61\\141\\u0061\\U00000061\\n"}', 'x{a="aaaa\\n"}'],
    ['{__name__=~".+"}', '{__name__=~".+"}'],
  ])('reads %s', (text, expected) => {
    expect(reprinted(text)).toBe(expected);
    expect(reprinted(expected)).toBe(expected);
  });

  it.each([
    ['nothing', ' ', 'The query is empty.'],
    ['a comment alone', '# x', 'The query is no PromQL from character 4 on.'],
    ['an open parenthesis', '(', 'The query is no PromQL from character 2 on.'],
    ['an open text', 'x{a="b}', 'The query is no PromQL from character 8 on.'],
    [
      'a text that ends nowhere',
      '"abc',
      'A text is not quoted as PromQL quotes.',
    ],
    [
      'an escape that Go does not know',
      '"a\\q"',
      'A text is not quoted as PromQL quotes.',
    ],
    [
      'a text with half a character',
      '"\\xff"',
      'A text is not quoted as PromQL quotes.',
    ],
    [
      'what tries to go on behind a matcher',
      'x{a="b"} or {',
      'The query is no PromQL from character 14 on.',
    ],
    [
      'a function that is none',
      'drop_table(x)',
      'The query is no PromQL from character 11 on.',
    ],
    [
      'an aggregation of three',
      'sum(a, b, c)',
      'An aggregation takes one expression, or a parameter and one.',
    ],
    ['a range of a sum', 'sum(x)[5m]', 'Only time series have a range.'],
    [
      'a sum that is moved',
      'sum(x) offset 5m',
      'Only time series are moved in time, and once.',
    ],
    ['a metric with two names', 'x{"y"}', 'A metric is named twice.'],
    [
      'an experiment',
      'rate(x[5m] anchored)',
      'x[5m] anchored is experimental in Prometheus, and is not used here.',
    ],
    [
      'a query without end',
      'x'.repeat(20_001),
      'The query has 20001 characters, more than the 20000 that are read.',
    ],
    [
      'a deep nest',
      `${'abs('.repeat(200)}x${')'.repeat(200)}`,
      'The query is nested too deep to be read.',
    ],
  ])('refuses %s', (_title, text, message) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, message });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom(
                ...'x,{,},(,),[,],5m,:,",\\,=,=~,or,by,sum,rate,#,@,offset,-,0x,,"a"'.split(
                  ',',
                ),
              ),
            )
            .map(parts => parts.join(' ')),
        ),
        text => {
          expect(typeof parseQuery(text).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('printQuery', () => {
  it('prints what reads back as the same tree, whatever the names are', () => {
    fc.assert(
      fc.property(anyExpression, expression => {
        expect(parseQuery(printQuery(expression))).toEqual({
          ok: true,
          expression,
        });
      }),
      { numRuns: 500 },
    );
  });
});
