import { chartRows, lonePoints, newestOf, rowOf } from './chartRows';

describe('chartRows', () => {
  it('puts the lines side by side, with gaps where a line has no sample or no number', () => {
    expect(
      chartRows([
        {
          id: 'p50',
          label: 'p50',
          points: [
            [60, 0.1],
            [120, null],
          ],
        },
        {
          id: 'p95',
          label: 'p95',
          points: [
            [30, 0.2],
            [60, Number.NaN],
            [120, 0.4],
          ],
        },
      ]),
    ).toEqual([
      { at: 30, values: { p50: null, p95: 0.2 } },
      { at: 60, values: { p50: 0.1, p95: null } },
      { at: 120, values: { p50: null, p95: 0.4 } },
    ]);
  });
});

it('has no newest value where the last is a gap', () => {
  expect(newestOf([[60, 1]])).toBe(1);
  expect(
    newestOf([
      [60, 1],
      [120, null],
    ]),
  ).toBeNull();
  expect(newestOf([])).toBeNull();
});

it('knows which points no line leads to', () => {
  expect([
    ...lonePoints([
      [60, 1],
      [120, null],
      [180, 2],
      [240, null],
      [300, 3],
      [360, 4],
    ]),
  ]).toEqual([60, 180]);
});

it.each([
  ['between two rows', 90, 120],
  ['at a row', 120, 120],
  ['before the first', 10, 60],
  ['after the last', 150, 120],
])('tells of what happened %s', (_, at, expected) => {
  const rows = [60, 120].map(moment => ({ at: moment, values: {} }));
  expect(rowOf(rows, at)).toBe(expected);
});
