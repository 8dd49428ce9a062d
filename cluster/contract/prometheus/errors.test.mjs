import { describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, bringMeasurements, refusal } from '../lib/prometheus.mjs';

const query = text => ask('/query', { query: text });
const range = parameters =>
  ask('/query_range', {
    query: '1',
    start: 1000,
    end: 2000,
    step: 60,
    ...parameters,
  });

describe('Prometheus refuses', { concurrency: 4 }, () => {
  /** What is no PromQL: each says where in words of its own. */
  for (const text of [
    '',
    'foo(',
    'foo{',
    'sum(',
    'foo)',
    'foo{a=1}',
    'nofunc(1)',
    'sum by (foo)',
    'foo offset',
    'foo[5]x',
    'foo == on(a) bar and',
  ]) {
    it(`what is no query: ${text || 'nothing'}`, async () => {
      const [status, type, message] = refusal(await query(text));
      expect([status, type]).toEqual([400, 'bad_data']);
      expect(message).toMatch(/^invalid parameter "query": ./);
    });
  }

  /** What is PromQL and means nothing. */
  for (const [text, message] of [
    [
      'rate(foo)',
      'expected type range vector in call to function "rate", got instant vector',
    ],
    [
      'rate(1)',
      'expected type range vector in call to function "rate", got scalar',
    ],
    ['{}', 'vector selector must contain at least one non-empty matcher'],
    [
      '{a=~".*"}',
      'vector selector must contain at least one non-empty matcher',
    ],
    ['foo{a=~"("}', 'error parsing regexp: missing closing ): `(`'],
    [
      '1 + foo[5m]',
      'binary expression must contain only scalar and instant vector types',
    ],
    [
      '"a" + 1',
      'binary expression must contain only scalar and instant vector types',
    ],
    ['1 > 2', 'comparisons between scalars must use BOOL modifier'],
    [
      'histogram_quantile(1)',
      'expected 2 argument(s) in call to "histogram_quantile", got 1',
    ],
  ]) {
    it(`what means nothing: ${text}`, async () => {
      expect(refusal(await query(text))).toEqual([
        400,
        'bad_data',
        `invalid parameter "query": ${message}`,
      ]);
    });
  }

  it('to match many with many', async () => {
    const { job } = await bringMeasurements();
    const [status, type, message] = refusal(
      await query(
        `calls_total{job="${job}"} * on (job) calls_total{job="${job}"}`,
      ),
    );
    expect([status, type]).toEqual([422, 'execution']);
    expect(message).toMatch(
      new RegExp(
        `^found duplicate series for the match group \\{job="${job}"\\} on the right hand-side of the operation: \\[\\{__name__="calls_total", code="\\d00", instance="one", .*\\}, \\{.*\\}\\];many-to-many matching not allowed: matching labels must be unique on one side$`,
      ),
    );
  });

  /** A time or a step that is none. */
  const noTime = (name, text) =>
    `invalid parameter "${name}": cannot parse "${text}" to a valid timestamp`;
  const noTimeHere = (name, text) =>
    `invalid parameter "${name}": invalid time value for '${name}': cannot parse "${text}" to a valid timestamp`;
  for (const [title, call, message] of [
    [
      'a moment',
      () => ask('/query', { query: '1', time: 'never' }),
      noTimeHere('time', 'never'),
    ],
    [
      'a patience',
      () => ask('/query', { query: '1', timeout: 'soon' }),
      'invalid parameter "timeout": cannot parse "soon" to a valid duration',
    ],
    ['a beginning', () => range({ start: 'x' }), noTime('start', 'x')],
    ['an end', () => range({ end: 'x' }), noTime('end', 'x')],
    ['nothing', () => range({ start: '' }), noTime('start', '')],
    [
      'an end before the beginning',
      () => range({ end: 500 }),
      'invalid parameter "end": end timestamp must not be before start time',
    ],
    [
      'a step',
      () => range({ step: 'x' }),
      'invalid parameter "step": cannot parse "x" to a valid duration',
    ],
    [
      'a step of nothing',
      () => range({ step: 0 }),
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    ],
    [
      'more steps than it takes',
      () => range({ end: 20_000, step: 1 }),
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    ],
    [
      'a text over a range',
      () => range({ query: '"x"' }),
      'invalid parameter "query": invalid expression type "string" for range query, must be Scalar or instant Vector',
    ],
    [
      'ranges over a range',
      () => range({ query: 'foo[5m]' }),
      'invalid parameter "query": invalid expression type "range vector" for range query, must be Scalar or instant Vector',
    ],
    [
      'series of nothing',
      () => ask('/series'),
      'no match[] parameter provided',
    ],
    [
      'series of everything',
      () => ask('/series', { 'match[]': '{}' }),
      'invalid parameter "match[]": match[] must contain at least one non-empty matcher',
    ],
    [
      'series since never',
      () => ask('/series', { 'match[]': 'foo', start: 'x' }),
      noTimeHere('start', 'x'),
    ],
    [
      'rules of a kind that there is not',
      () => ask('/rules', { type: 'x' }),
      'invalid parameter "type": not supported value "x"',
    ],
  ]) {
    it(`${title}, where it is none`, async () => {
      expect(refusal(await call())).toEqual([400, 'bad_data', message]);
    });
  }

  it('what is no selector, where series are asked for', async () => {
    for (const text of ['foo(', '1', 'sum(foo)']) {
      const [status, type, message] = refusal(
        await ask('/series', { 'match[]': text }),
      );
      expect([status, type]).toEqual([400, 'bad_data']);
      expect(message).toMatch(/^invalid parameter "match\[\]": ./);
    }
  });

  it('other methods and other paths, in plain text', async () => {
    const answers = await Promise.all([
      ask('/query', {}, { method: 'DELETE' }),
      ask('/label/job/values', {}, { method: 'POST' }),
      ask('/nothing'),
    ]);
    expect(
      answers.map(({ status, type, text }) => [status, type, text]),
    ).toEqual([
      [405, 'text/plain', 'Method Not Allowed\n'],
      [405, 'text/plain', 'Method Not Allowed\n'],
      [404, 'text/plain', '404 page not found\n'],
    ]);
  });
});
