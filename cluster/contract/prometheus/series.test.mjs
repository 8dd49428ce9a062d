import { before, describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, bringMeasurements } from '../lib/prometheus.mjs';

describe('what Prometheus has', { concurrency: 4 }, () => {
  let told;
  before(async () => {
    told = await bringMeasurements();
  });
  const matching = text => ({ 'match[]': `${text}{job="${told.job}"}` });
  const dataOf = ({ status, body }) => [status, body.data];

  it('is told as series, with all of their labels', async () => {
    expect(dataOf(await ask('/series', matching('calls_total')))).toEqual([
      200,
      ['200', '500'].map(code => ({
        ...told.labels,
        __name__: 'calls_total',
        code,
      })),
    ]);
  });

  it('is told in part, with a warning', async () => {
    const { body } = await ask('/series', {
      ...matching('calls_total'),
      limit: 1,
    });
    expect(body).toEqual({
      status: 'success',
      data: [{ ...told.labels, __name__: 'calls_total', code: '200' }],
      warnings: ['results truncated due to limit'],
    });
  });

  it('is told as names of labels, and as their values', async () => {
    expect(dataOf(await ask('/labels', matching('calls_total')))).toEqual([
      200,
      [...Object.keys(told.labels), '__name__', 'code'].sort(),
    ]);
    expect(
      dataOf(await ask('/label/code/values', matching('calls_total'))),
    ).toEqual([200, ['200', '500']]);
    expect(dataOf(await ask('/label/__name__/values', matching('')))).toEqual([
      200,
      [
        'calls_total',
        'duration_seconds_bucket',
        'duration_seconds_count',
        'duration_seconds_sum',
        'memory_bytes',
        'target_info',
      ],
    ]);
    expect(
      dataOf(await ask('/label/nothing/values', matching('calls_total'))),
    ).toEqual([200, []]);
  });

  it('is told of several selectors at once', async () => {
    const { body } = await ask('/series', {
      'match[]': [
        matching('calls_total')['match[]'],
        matching('memory_bytes')['match[]'],
      ],
    });
    expect(body.data.map(({ __name__ }) => __name__).sort()).toEqual([
      'calls_total',
      'calls_total',
      'memory_bytes',
    ]);
  });
});
