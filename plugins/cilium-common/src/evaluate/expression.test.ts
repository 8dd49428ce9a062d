import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expressionOf } from './expression';

const texts = fc.string({
  unit: fc.constantFrom('a', '/', '.', '\n', 'é', '*'),
  maxLength: 6,
});
const expressions = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', '/', '.*', '.', '\\.', '-', '#', 'é', '(a|b)'),
    maxLength: 6,
  }),
  texts.map(text => `${text}.*`),
);

it('means what RE2 means, however it is found out', () => {
  fc.assert(
    fc.property(expressions, texts, (expression, text) => {
      let expected: boolean | undefined;
      try {
        expected = RE2JS.compile(expression).matches(text);
      } catch {
        expected = undefined;
      }
      expect(expressionOf(expression)?.(text)).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

it.each<[string, string, boolean]>([
  ['GET', 'GET', true],
  ['GET', 'get', false],
  ['GET', 'GETS', false],
  ['/v1/.*', '/v1/', true],
  ['/v1/.*', '/v1/a?b=c', true],
  ['/v1/.*', '/v1', false],
  ['/v1/.*', '/v1/a\nb', false],
  ['/v1/\\d+', '/v1/42', true],
  ['.*', '', true],
  ['', '', true],
])('%s of %j is %s', (expression, text, expected) => {
  expect(expressionOf(expression)?.(text)).toBe(expected);
});

it('is nothing where it is none', () => {
  expect([
    expressionOf('('),
    expressionOf('a'.repeat(100_000).concat('(')),
    expressionOf(undefined),
  ]).toEqual([undefined, undefined, undefined]);
});
