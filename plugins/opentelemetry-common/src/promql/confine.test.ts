import fc from 'fast-check';
import { anyExpression, anyName } from './__testUtils__/arbitraries';
import { equal } from './build';
import { confine, selectorsOf } from './confine';
import { parseQuery } from './parseQuery';
import { printQuery } from './print';

const confined = (text: string, namespace = 'payments-prod') => {
  const parsed = parseQuery(text);
  const result =
    parsed.ok && confine(parsed.expression, [equal('namespace', namespace)]);
  return result && (result.ok ? printQuery(result.expression) : result.message);
};

describe('confine', () => {
  it.each([
    ['up', 'up{namespace="payments-prod"}'],
    [
      'up{namespace="web-prod"}',
      'up{namespace="payments-prod", namespace="web-prod"}',
    ],
    ['up{namespace=~".*"}', 'up{namespace="payments-prod", namespace=~".*"}'],
    [
      'up{namespace="payments-prod", a="b"}',
      'up{namespace="payments-prod", a="b"}',
    ],
    ['{__name__=~".+"}', '{namespace="payments-prod", __name__=~".+"}'],
    ['{"a.b"}', '{"a.b", namespace="payments-prod"}'],
    [
      'topk(scalar(x), max_over_time((a / on (b) -c)[1h:1m]))',
      'topk(scalar(x{namespace="payments-prod"}), max_over_time((a{namespace="payments-prod"} / on (b) -c{namespace="payments-prod"})[1h:1m]))',
    ],
    ['vector(1)', 'vector(1)'],
    [
      'info(up)',
      'info() fetches series that the query does not name, so it cannot be held to one namespace.',
    ],
    [
      'sum(info(up, {x="y"}))',
      'info() fetches series that the query does not name, so it cannot be held to one namespace.',
    ],
  ])('makes of %s %s', (text, expected) => {
    expect(confined(text)).toBe(expected);
  });

  it('lets no name out of its matcher, as the result reads', () => {
    fc.assert(
      fc.property(
        anyExpression,
        anyName,
        anyName,
        (expression, namespace, service) => {
          const matchers = [
            equal('namespace', namespace),
            equal('service', service),
          ];
          const result = confine(expression, matchers);
          expect(result.ok).toBe(true);
          const read = parseQuery(
            printQuery(result.ok ? result.expression : expression),
          );
          const selectors = read.ok ? selectorsOf(read.expression) : [];
          expect(selectors).toHaveLength(selectorsOf(expression).length);
          for (const selector of selectors) {
            expect(selector.matchers.slice(0, 2)).toEqual(matchers);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
